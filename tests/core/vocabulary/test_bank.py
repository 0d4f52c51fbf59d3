"""The bank of words keeps its rules, and the lint sees when it does not."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from core.checker.engine import Engine
from core.levels.types import Level
from core.vocabulary.bank import WORDS
from core.vocabulary.british import is_british, same_consonants
from core.vocabulary.lint import faults_of_bank, faults_of_word, main
from core.vocabulary.types import PartOfSpeech, Sense, Word, WordKey

GOOD = Word(
    key=WordKey("journey/noun"),
    text="journey",
    pos=PartOfSpeech.NOUN,
    level=Level.A2,
    ipa="ˈdʒɜːni",
    topic="travel",
    senses=(Sense(ru="путешествие", en="a trip", example="The journey took two hours."),),
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def test_the_whole_bank_keeps_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0, capsys.readouterr().out


def test_a_bank_that_is_not_written_right_fails_the_lint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(WORDS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "c2.yaml").write_text("- {word: journey, pos: noun, topic: travel, meaning: trip}", encoding="utf-8")

    assert main([str(tmp_path)]) == 1
    assert "meaning" in capsys.readouterr().err


def test_a_good_word_has_no_faults(engine: Engine) -> None:
    assert list(faults_of_word(GOOD, engine)) == []


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (replace(GOOD, ipa="ˈdʒɜrni"), "British dictionaries do not"),
        (replace(GOOD, ipa="ˈdʒɜːli"), "in the lexicon"),
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


@pytest.mark.parametrize("ipa", ["kɑː", "ˈkæri", "ˌfɑː ˈfetʃt", "ˌweərˈæz", "ˈtaɪəd", "juːˈbɪkwɪtəs"])
def test_pronunciation_is_written_as_in_british_dictionaries(ipa: str) -> None:
    assert is_british(ipa)


@pytest.mark.parametrize("ipa", ["kɑr", "ˈkærɪr", "ɡoʊ", "bɛd", "ˈkɔfi", "stjuːdənt", "ˈgɑːdən", "dʒˈɜːni", ""])
def test_american_and_untidy_pronunciation_is_seen(ipa: str) -> None:
    assert not is_british(ipa)


def test_consonants_tell_one_word_from_another_on_both_sides_of_the_ocean() -> None:
    assert same_consonants("ˈstjuːdənt", "ˈstudənt")
    assert same_consonants("ˈtrænziənt", "ˈtrænʒənt")
    assert same_consonants("ˈkeəfəl", "ˈkɛrfəl")
    assert not same_consonants("ˈdezət", "ˈdɛzərv")
    assert not same_consonants("ˈlaɪbrəri", "ˈlaɪəbəl")
