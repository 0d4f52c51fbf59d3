"""Mistakes of Russian speakers, written for this project: `[wrong|right]` marks the place and what should stand there.

    python -m tests.core.checker.learners tests/core/checker/learners_counted.tsv

Rules are tuned on the `…_tuned.tsv`. The `…_counted.tsv` are only counted: their sentences are not looked at while
rules are written. Those of `learners_weak_counted.tsv` are of the hand that wrote the rules: they flatter.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.checker.engine import Engine
from tests.core.checker.score import Tally, normal, touches

TUNED = Path(__file__).parent / "learners_tuned.tsv"
COUNTED = Path(__file__).parent / "learners_counted.tsv"
WEAK_TUNED = Path(__file__).parent / "learners_weak_tuned.tsv"
WEAK_COUNTED = Path(__file__).parent / "learners_weak_counted.tsv"
"""The families that were found least: articles, word partners, tenses."""
_MARK = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A sentence as it was written, as it should be, and where, in code points of what was written, they differ."""

    family: str
    level: str
    wrong: str
    right: str
    spans: tuple[tuple[int, int], ...]


def mistakes(path: Path) -> Iterator[Mistake]:
    for line in path.read_text(encoding="utf-8").splitlines():
        family, level, marked = line.split("\t")
        yield Mistake(family, level, _side(marked, 1), _side(marked, 2), tuple(_spans(marked)))


def counted(engine: Engine, path: Path) -> Tally:
    """How many are found: by family, by level, and of all."""
    tally = Tally()
    for one in mistakes(path):
        report = engine.check(one.wrong)
        exact = normal(report.corrected) == normal(one.right)
        marks = {
            "exact": exact,
            "right span A": exact or touches(report, list(one.spans)),
            "any": bool(report.findings),
        }
        tally.add(("ALL", f"family {one.family}", f"level {one.level}"), marks)
    return tally


def _side(marked: str, number: int) -> str:
    return re.sub(r" +(?=[ .,!?])", "", _MARK.sub(lambda match: match[number], marked)).strip()


def _spans(marked: str) -> Iterator[tuple[int, int]]:
    dropped = 0
    for match in _MARK.finditer(marked):
        start = match.start() - dropped
        yield start, start + max(len(match[1]), 1)
        dropped += len(match[0]) - len(match[1])


if __name__ == "__main__":
    for path in sys.argv[1:]:
        sys.stdout.write("\n".join(counted(Engine(), Path(path)).lines()) + "\n")
