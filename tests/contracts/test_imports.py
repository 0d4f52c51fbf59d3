"""Who may import whom: the contracts are kept, and a new bot needs none of them changed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("core", "bots", "gateway", "playground", "operations")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy in which imports may be broken."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def contracts_of(folder: Path) -> tuple[int, str]:
    environment = {"PATH": os.defpath, "PYTHONPATH": str(folder)}
    lint = Path(sys.executable).parent / "lint-imports"
    ended = subprocess.run(
        [str(lint), "--no-logo", "--no-cache"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return ended.returncode, ended.stdout + ended.stderr


def add(path: Path, line: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{path.read_text() if path.exists() else ''}\n{line}\n")


def test_a_new_bot_needs_no_edit_of_the_contracts(copy: Path) -> None:
    add(copy / "bots" / "fourth" / "__init__.py", "from bots.kit.spec import BotSpec")

    code, said = contracts_of(copy)

    assert code == 0, said


BREAKS = [
    ("bots/mentor/__init__.py", "import bots.tutor.screens", "Bots never import each other"),
    ("bots/kit/words.py", "import bots.tutor.screens", "Bots never import each other"),
    ("bots/tutor/screens.py", "import gateway.serving", "blind to each other"),
    ("gateway/serving.py", "import operations.words", "blind to each other"),
    ("core/clock.py", "import bots", "blind to each other"),
    ("core/clock.py", "import core.app", "Inside of the core"),
    ("core/clock.py", "import aiogram", "The core knows no Telegram library"),
    ("gateway/serving.py", "import aiogram", "The gateway loads neither aiogram"),
    ("bots/tutor/screens.py", "import tortoise", "Only the core speaks to the database"),
    ("bots/tutor/screens.py", "import core.users.models", "Rows do not leave the core"),
    ("bots/tutor/screens.py", "import core.config", "Only main.py reads the settings"),
    ("core/app.py", "import main", "Nobody imports main.py"),
]


def test_every_contract_notices_what_it_forbids(copy: Path) -> None:
    for file, line, _ in BREAKS:
        add(copy / file, line)

    code, said = contracts_of(copy)

    assert code == 1
    broken = [line for line in " ".join(said.split()).split("KEPT") if "BROKEN" in line]
    assert [name for _, _, name in BREAKS if not any(name in part for part in broken)] == []


def test_the_contracts_of_this_checkout_are_kept() -> None:
    code, said = contracts_of(ROOT)

    assert code == 0, said
