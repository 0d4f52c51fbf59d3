"""Every group of the rule pack proves itself: its wrong sentences are mended, its near misses are left alone."""

import pytest

from core.checker.engine import Engine
from core.checker.packs import Group, load_groups, read_group
from core.checker.patterns import PatternError
from core.checker.rules.notes import load_notes
from core.checker.types import Area, Tier
from tests.core.checker.score import normal


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize("group", load_groups(), ids=lambda group: group.key)
def test_a_group_mends_its_wrong_sentences_and_leaves_its_near_misses_alone(group: Group, engine: Engine) -> None:
    missed = [(wrong, right) for wrong, right in group.wrong if normal(mended(engine, wrong)) != normal(right)]
    alarmed = [fine for fine in group.fine if engine.check(fine).tier is Tier.SURE]

    assert (missed, alarmed) == ([], [])


def mended(engine: Engine, text: str) -> str:
    return engine.check(text).corrected or text


@pytest.mark.parametrize("group", load_groups(), ids=lambda group: group.key)
def test_a_group_has_both_kinds_of_proof(group: Group) -> None:
    assert group.wrong
    assert group.fine


def test_every_written_rule_is_explained_in_both_languages() -> None:
    for note in load_notes().values():
        assert Area(note["area"])
        assert note["ru"]
        assert note["en"]


def test_a_line_whose_fix_refers_to_an_element_it_has_not_is_refused() -> None:
    group = {"id": "short", "area": "articles", "ru": "", "en": "", "cases": "in the end -> at the $4"}

    with pytest.raises(PatternError):
        read_group(group, {})


def test_in_the_end_of_the_book_is_read_to_its_end(engine: Engine) -> None:
    assert engine.check("It is in the end of the book.").corrected == "It is at the end of the book."
