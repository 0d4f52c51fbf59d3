"""The soft signal: something is rarely said like this. It is no correction, and is silent beside anything better."""

import io
import json

import pytest

from core.checker.arbitration import settled
from core.checker.candidates import Candidate
from core.checker.engine import Engine
from core.checker.lines import run_lines
from core.checker.types import Area, Tier

TEXT = "First odd place here. Second sentence there."
SPANS = [(0, 21), (22, 44)]


def candidate(start: int, end: int, tier: Tier, priority: int = 50) -> Candidate:
    return Candidate(start, end, ("x",), "rule", Area.SPELLING, tier, "почему", "why", priority)


def test_a_signal_offers_no_correction() -> None:
    report = settled(TEXT, [candidate(0, 5, Tier.SIGNAL)], SPANS)

    assert report.tier is Tier.SIGNAL
    assert report.corrected is None
    assert report.findings[0].suggestions == ()


def test_a_sentence_has_one_signal_the_strongest() -> None:
    report = settled(TEXT, [candidate(0, 5, Tier.SIGNAL, 70), candidate(10, 15, Tier.SIGNAL, 60)], SPANS)

    assert [(one.start, one.end) for one in report.findings] == [(10, 15)]


@pytest.mark.parametrize("tier", [Tier.SURE, Tier.MAYBE])
def test_a_signal_is_silent_in_a_sentence_of_which_more_is_known(tier: Tier) -> None:
    known, signals = candidate(0, 5, tier), [candidate(16, 20, Tier.SIGNAL), candidate(29, 37, Tier.SIGNAL)]

    report = settled(TEXT, [known, *signals], SPANS)

    assert [(one.start, one.tier) for one in report.findings] == [(0, tier), (29, Tier.SIGNAL)]


def test_the_line_of_an_odd_sentence_says_c_and_suggests_nothing() -> None:
    stdout = io.StringIO()

    run_lines(io.StringIO(f"{ODD}\n"), stdout)

    answer = json.loads(stdout.getvalue())
    assert (answer["tier"], answer["corrected"]) == ("C", None)
    assert answer["findings"][0]["suggestions"] == []
    assert set(answer["findings"][0]) == {
        "start", "end", "tier", "suggestions", "area", "explanation_ru", "explanation_en",
    }  # fmt: skip


def test_nothing_odd_is_heard_inside_quotation_marks() -> None:
    assert Engine().check(f'"{ODD}" he said.').findings == ()


ODD = "My a friend lives in Kazan."
