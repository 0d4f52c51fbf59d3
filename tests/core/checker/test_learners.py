"""The share of Russian speakers' mistakes that is found may only grow."""

from pathlib import Path

import pytest

from core.checker.engine import Engine
from tests.core.checker.learners import COUNTED, TUNED, WEAK_COUNTED, WEAK_TUNED, counted, mistakes

KINDS = ["tuned", "counted", "weak tuned", "weak counted"]


@pytest.mark.parametrize(
    ("path", "least"), [(TUNED, 0.70), (COUNTED, 0.55), (WEAK_TUNED, 0.80), (WEAK_COUNTED, 0.70)], ids=KINDS
)
def test_most_mistakes_are_found_where_they_are(path: Path, least: float) -> None:
    tally = counted(Engine(), path)

    assert tally.hits["right span A"]["ALL"] >= least * tally.total["ALL"]


@pytest.mark.parametrize("path", [TUNED, COUNTED, WEAK_TUNED, WEAK_COUNTED], ids=KINDS)
def test_every_mistake_is_marked_where_the_two_versions_differ(path: Path) -> None:
    for one in mistakes(path):
        assert one.wrong != one.right
        assert all(0 <= start < end <= len(one.wrong) + 1 for start, end in one.spans)
