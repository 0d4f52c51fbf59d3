"""The bank of words keeps its rules, and the lint sees when it does not."""

from dataclasses import replace

import pytest

from core.checker.engine import Engine
from core.levels.types import Level
from core.vocabulary.bank import load_bank
from core.vocabulary.lint import faults_of_bank, faults_of_word
from core.vocabulary.types import PartOfSpeech, Sense, Word, WordKey

GOOD = Word(
    key=WordKey("journey/noun"),
    text="journey",
    pos=PartOfSpeech.NOUN,
    level=Level.A2,
    ipa="ˈdʒɜrni",
    topic="travel",
    senses=(Sense(ru="путешествие", en="a trip", example="The journey took two hours."),),
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def test_the_whole_bank_keeps_its_rules(engine: Engine) -> None:
    bank = load_bank()

    assert [*faults_of_bank(bank), *(fault for word in bank for fault in faults_of_word(word, engine))] == []


def test_a_good_word_has_no_faults(engine: Engine) -> None:
    assert list(faults_of_word(GOOD, engine)) == []


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (replace(GOOD, ipa="ˈdʒɜːni"), "pronounced"),
        (replace(GOOD, level=Level.C1), "level"),
        (replace(GOOD, senses=(Sense(ru="путь", en="a trip", example="The trip took two hours."),)), "example"),
        (replace(GOOD, senses=(Sense(ru="путь", en="a trip", example="The journey was arduous."),)), "arduous is"),
        (replace(GOOD, senses=(Sense(ru="путь", en="a trip", example="The journey was very long"),)), "untidily"),
        (replace(GOOD, senses=(Sense(ru="way", en="a trip", example="The journey was long."),)), "translation"),
        (
            replace(GOOD, senses=(Sense(ru="путь", en="a trip", example="I has a long journey yesterday."),)),
            "checker",
        ),
    ],
)
def test_the_lint_says_what_is_wrong(engine: Engine, spoilt: Word, said: str) -> None:
    assert any(said in fault for fault in faults_of_word(spoilt, engine))


def test_the_lint_counts() -> None:
    said = list(faults_of_bank([GOOD, GOOD]))

    assert "journey/noun: stands 2 times" in said
    assert "A1: 0 words" in said
