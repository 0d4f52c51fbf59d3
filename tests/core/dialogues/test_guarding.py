"""The guard against over-correction: what a model may change in a learner's words."""

from hypothesis import given
from hypothesis import strategies as st

from core.checker.edits import applied
from core.checker.types import Area, Finding, Report, Tier
from core.dialogues.guarding import MOST_CHANGED, MOST_EDITS, accepted_changes

SAID = "Yesterday we was having a very long dinner with my old friends from school"
MISTAKE = Finding(0, 1, Tier.SURE, ("x",), Area.SPELLING, "", "", "some.rule")
PLACES = st.sets(st.integers(min_value=0, max_value=12), max_size=13)


def fine(text: str) -> Report:
    return Report(text)


def test_a_small_correction_passes_and_says_what_changes() -> None:
    corrected = SAID.replace("was", "were")
    (change,) = accepted_changes(SAID, corrected, fine(corrected))

    assert (SAID[change.start : change.end], change.replacement) == ("was", "were")


def test_what_is_added_or_left_out_leans_on_a_word_that_can_be_shown() -> None:
    for said, corrected in (("He is doctor now", "He is a doctor now"), ("It is a good advice", "It is good advice")):
        changes = accepted_changes(said, corrected, fine(corrected))
        assert changes
        assert applied(said, list(changes)).split() == corrected.split()


def test_a_correction_that_is_wrong_itself_is_refused() -> None:
    corrected = SAID.replace("was", "were")
    assert accepted_changes(SAID, corrected, Report(corrected, (MISTAKE,))) == ()
    assert accepted_changes(SAID, corrected, None) == ()


def test_four_edits_are_too_many() -> None:
    corrected = SAID.replace("was", "were").replace("very ", "").replace("old", "dear").replace("from", "of")
    assert accepted_changes(SAID, corrected, fine(corrected)) == ()


def test_nothing_said_nothing_changed() -> None:
    assert accepted_changes("", "Something", fine("Something")) == ()
    assert accepted_changes(SAID, SAID, fine(SAID)) == ()


@given(places=PLACES)
def test_the_limits_hold_for_any_words(places: set[int]) -> None:
    """Every accepted correction changes at most 30 % of the words in at most three places."""
    words = SAID.split()
    corrected = " ".join("xyz" if place in places else word for place, word in enumerate(words))
    changes = accepted_changes(SAID, corrected, fine(corrected))

    runs = sum(place - 1 not in places for place in places)
    within = runs <= MOST_EDITS and len(places) <= MOST_CHANGED * len(words)
    assert bool(changes) == (within and bool(places))
    assert not changes or applied(SAID, list(changes)) == corrected
