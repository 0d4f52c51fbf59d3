"""python -m tests.bots.tutor.screens --to FOLDER [--chapters words,talks]

Photographs every screen of the tutor: `FOLDER/{light,dark}/{ru,en}/<screen>.png`, and says which could not be come to.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def main() -> int:
    parser = ArgumentParser(prog="python -m tests.bots.tutor.screens", description="Photographs every screen.")
    parser.add_argument("--to", type=Path, required=True, help="the folder; it is made")
    parser.add_argument("--chapters", default="", help="only these, with commas between them")
    parser.add_argument("--languages", default="ru,en", help="only these")
    wanted = parser.parse_args()
    options = [
        f"--photographs={wanted.to.resolve()}",
        f"--chapters={wanted.chapters}",
        f"--languages={wanted.languages}",
    ]
    return int(pytest.main([str(HERE), "-q", "-k", "shape", *options]))


if __name__ == "__main__":
    sys.exit(main())
