"""What must not be in the repository, whoever commits it."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from core.logs import Redactor

ROOT = Path(__file__).parents[2]
BINARY = {
    ".png",
    ".ogg",
    ".oga",
    ".mp3",
    ".ttf",
    ".otf",
    ".woff2",
    ".mo",
    ".jpg",
    ".webp",
    ".pdf",
    ".ico",
    ".bin",
    ".gz",
}

MACHINE_PATHS = re.compile(r"/(?:root|work|opt/(?:wheels|pypi))/|/home/(?!atelier)[a-z]+/|/Users/[A-Za-z]+/")
INDEXES = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a checkout of git")
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file() and Path(name).suffix not in BINARY]


def found(pattern: re.Pattern[str], *, but: frozenset[str] = frozenset()) -> list[str]:
    lines = []
    for path in tracked():
        name = str(path.relative_to(ROOT))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if name not in but and pattern.search(line):
                lines.append(f"{name}:{number}: {line.strip()[:80]}")
    return lines


THIS = frozenset({"tests/contracts/test_repo.py"})


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    assert found(MACHINE_PATHS, but=THIS) == []


def test_no_file_names_a_package_index() -> None:
    assert found(INDEXES, but=THIS) == []


def test_the_locks_hold_packages_and_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lines = (ROOT / name).read_text().splitlines()
        shape = re.compile(r"[a-z0-9-]+==[^ ]+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?|    #.*")
        assert [line for line in lines if not shape.fullmatch(line)] == []
        assert not any("://" in line for line in lines)


def test_the_locks_hold_every_dependency_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = project["project"]["dependencies"]
    for name, wanted in (
        ("requirements.lock", runtime),
        ("requirements-dev.lock", [*runtime, *project["dependency-groups"]["dev"]]),
    ):
        locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / name).read_text(), re.MULTILINE))
        assert {re.split(r"[\[<>=!~; ]", one)[0].lower().replace("_", "-") for one in wanted} - locked == set(), name


def test_no_file_holds_what_looks_like_a_token_of_a_bot_or_a_provider() -> None:
    token = re.compile(r"(?<![\w.-])\d{8,12}:AA[A-Za-z0-9_-]{33}(?![\w-])")
    key = re.compile(r"\bsk-(?:proj-|ant-)?[A-Za-z0-9]{20,}")
    sample = "987654321:AA" + "b" * 33

    assert Redactor()(sample) == "***"
    assert token.search(sample)
    assert found(token) == []
    assert found(key) == []


def test_what_a_machine_keeps_is_not_tracked() -> None:
    names = {str(path.relative_to(ROOT)) for path in tracked()}

    assert not [name for name in names if name.startswith((".local/", ".venv")) or name == ".env"]
