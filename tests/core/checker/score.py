"""Scores the checker on sentences that nobody who writes rules may see: aggregates only, never a sentence.

    python -m tests.core.checker.score ERRORS.tsv CLEAN.tsv [--tags TAGS.tsv]

ERRORS: area, level, wrong, right (a first line without a sentence is a header). CLEAN: register, sentence.
"""

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from core.checker.engine import Engine
from core.checker.types import Report, Tier


@dataclass
class Tally:
    """Counts by key, printed as shares."""

    total: Counter[str] = field(default_factory=Counter)
    hits: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, keys: Iterable[str], marks: dict[str, bool]) -> None:
        for key in keys:
            self.total[key] += 1
            for mark, hit in marks.items():
                self.hits.setdefault(mark, Counter())[key] += hit

    def lines(self) -> Iterable[str]:
        for key in sorted(self.total):
            shares = (f"{mark} {100 * hits[key] / self.total[key]:5.1f} %" for mark, hits in self.hits.items())
            yield f"  {key:<28} {self.total[key]:>4}   " + "   ".join(shares)


def rows(path: Path, columns: int) -> list[list[str]]:
    """The rows of a TSV without its header."""
    split = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row for row in split if len(row) >= columns and row[columns - 1].lower() not in {"right", "sentence"}]


def normal(text: str | None) -> str:
    """Spaces, apostrophes and the last mark do not count."""
    return " ".join((text or "").replace("’", "'").split()).rstrip(".!? ").lower()


def changed(wrong: str, right: str) -> list[tuple[int, int]]:
    """Where, in code points of `wrong`, the reference changes it."""
    blocks = SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes()
    return [(left, max(to, left + 1)) for kind, left, to, _, _ in blocks if kind != "equal"]


def touches(report: Report, spans: list[tuple[int, int]]) -> bool:
    """A sure finding overlaps, or is next to, what the reference changes."""
    sure = [one for one in report.findings if one.tier is Tier.SURE]
    return any(one.start <= to + 1 and left <= one.end + 1 for one in sure for left, to in spans)


def score_errors(engine: Engine, path: Path) -> Tally:
    tally = Tally()
    for row in rows(path, 4):
        area, level, wrong, right = row[:4]
        report = engine.check(wrong)
        exact = normal(report.corrected) == normal(right)
        marks = {
            "exact": exact,
            "right span A": exact or touches(report, changed(wrong, right)),
            "any A": report.tier is Tier.SURE,
            "A or B": report.tier in {Tier.SURE, Tier.MAYBE},
        }
        tally.add(("ALL", f"area {area}", f"level {level}"), marks)
    return tally


def score_clean(engine: Engine, path: Path) -> Tally:
    tally = Tally()
    for row in rows(path, 2):
        report = engine.check(row[1])
        marks = {"A": report.tier is Tier.SURE, "A or B": report.tier in {Tier.SURE, Tier.MAYBE}}
        tally.add(("ALL", f"register {row[0]}"), marks)
    return tally


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("errors", type=Path)
    parser.add_argument("clean", type=Path)
    files = parser.parse_args(arguments)
    began = time.perf_counter()
    engine = Engine()
    engine.check("She like tea.")
    loaded = time.perf_counter()
    found, false = score_errors(engine, files.errors), score_clean(engine, files.clean)
    spent = time.perf_counter() - loaded
    sentences = found.total["ALL"] + false.total["ALL"]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    out = ["errors found", *found.lines(), "false alarms on clean text", *false.lines()]
    out.append(f"start {loaded - began:.2f} s, {1000 * spent / sentences:.1f} ms a sentence, {memory:.0f} MB")
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
