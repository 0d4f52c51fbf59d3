"""What the papers say of the tree is what stands on the disk."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def tree_of(paper: str) -> set[str]:
    """The names of the first block of a paper whose lines read `name   what it is`; folders end with a slash."""
    block = re.search(r"```\n(main\.py .*?)```", (ROOT / paper).read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None, f"{paper} has no tree"
    found: set[str] = set()
    folder = ""
    for line in block[1].splitlines():
        names = re.match(r"( *)((?:[\w.-]+/? ?)+?)(?:  |$)", line)
        assert names is not None, line
        inside = folder if names[1] else ""
        found |= {inside + name for name in names[2].split()}
        folder = folder if names[1] else names[2].split()[-1]
    return found


def test_the_tree_in_the_readme_is_the_one_on_the_disk() -> None:
    named = tree_of("README.md")

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_package_stands_in_the_readme() -> None:
    packages = {f"{path.parent.relative_to(ROOT)}/" for path in ROOT.glob("*/__init__.py")}
    subjects = {f"{path.parent.relative_to(ROOT)}/" for path in (ROOT / "core").glob("*/__init__.py")}

    assert (packages | subjects) - tree_of("README.md") == set()


def test_the_readme_can_be_read_at_one_sitting() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 150


def test_links_in_the_papers_lead_somewhere() -> None:
    papers = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    dead = []
    for paper in papers:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", paper.read_text(encoding="utf-8")):
            if "://" not in target and not (paper.parent / target).exists():
                dead.append(f"{paper.relative_to(ROOT)} → {target}")
    assert dead == []


def test_modules_stay_small_enough_to_read() -> None:
    """250 lines at most; what grows past that is split by verb. main.py is as long as there are processes."""
    folders = ("core", "bots", "gateway", "operations", "playground")
    modules = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    long = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in modules}

    assert {name: lines for name, lines in long.items() if lines > 250} == {}
