"""A question has one right answer."""

from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

import pytest

from core.levels.types import Level
from core.vocabulary.bank import load_bank
from core.vocabulary.exercises import QuestionKind
from core.vocabulary.lint import faults_of_groups
from core.vocabulary.nearness import KIN, SYNONYMS, could_be_right, groups, is_right_too
from core.vocabulary.questions import OPTIONS, options_for
from core.vocabulary.types import Card, CardId, CardState, Memory, PartOfSpeech, Sense, Word, WordFace, WordKey

BANK = load_bank()
GROUPS = (*groups(SYNONYMS), *groups(KIN))
CHOICES = (QuestionKind.CHOOSE_MEANING, QuestionKind.CHOOSE_WORD)


def word(text: str, *translations: str, pos: PartOfSpeech = PartOfSpeech.NOUN) -> Word:
    senses = tuple(Sense(ru=one, en=f"{text}: {one}", example=f"A {text}.") for one in translations)
    key = WordKey(f"{text}/{pos.value}")
    return Word(key=key, text=text, pos=pos, level=Level.A2, ipa="", topic="travel", senses=senses)


def written(text: str) -> Word:
    return next(one for one in BANK if one.text == text)


def face(asked: Word, sense: int = 0) -> WordFace:
    return WordFace(word=asked, sense=asked.senses[sense])


def offered(asked: WordFace, pool: Sequence[Word], kind: QuestionKind, language: str, seed: int) -> tuple[str, ...]:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    card = Card(
        id=CardId(1), face=asked, memory=Memory(due=now), state=CardState.NEW, source="bank", created_at=now
    )  # fmt: skip
    return options_for(card, kind, pool, language, Random(seed))[0]


def label(one: Word, kind: QuestionKind, language: str) -> str:
    return one.text if kind is QuestionKind.CHOOSE_WORD else one.senses[0].short_meaning(language)


@pytest.mark.parametrize("kind", CHOICES)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_of_words_that_lie_close_together_one_is_offered(kind: QuestionKind, language: str) -> None:
    wrong = []
    for asked in BANK:
        pool = [one for one in BANK if (one.level, one.pos) == (asked.level, asked.pos)]
        near = {one for group in GROUPS if asked.text in group for one in group}
        labels = {label(one, kind, language) for one in pool if one.text in near} - {label(asked, kind, language)}
        for seed in range(2 if labels else 0):
            wrong += [(asked.text, one) for one in offered(face(asked), pool, kind, language, seed) if one in labels]

    assert wrong == []


@pytest.mark.parametrize("kind", CHOICES)
def test_there_are_always_four_options(kind: QuestionKind) -> None:
    pools = {key: [one for one in BANK if (one.level, one.pos) == key] for key in {(w.level, w.pos) for w in BANK}}
    full = {key: pool for key, pool in pools.items() if len(pool) >= 12}

    few = [
        asked.text
        for key, pool in full.items()
        for asked in pool
        if len(offered(face(asked), pool, kind, "ru", 1)) < OPTIONS
    ]

    assert few == []


@pytest.mark.parametrize("kind", CHOICES)
def test_what_the_word_means_elsewhere_is_no_wrong_option(kind: QuestionKind) -> None:
    bank = word("bank", "банк", "берег")
    pool = [bank, word("shore", "берег"), word("fork", "вилка"), word("map", "карта"), word("ice", "лёд")]

    options = offered(face(bank), pool, kind, "ru", 1)

    assert len(options) == OPTIONS
    assert not {"shore", "берег"} & set(options)


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        ("loud", "noisy"),
        ("dinner", "lunch"),
        ("son", "boy"),
        ("prescription", "recipe"),
        ("although", "albeit"),
        ("view", "opinion"),
        ("cautious", "careful"),
    ],
)
def test_pairs_that_a_reader_could_not_tell_apart_are_kept_apart(asked: str, other: str) -> None:
    assert could_be_right(written(other), face(written(asked)))
    assert could_be_right(written(asked), face(written(other)))


def test_kin_is_not_right_too_and_a_synonym_is() -> None:
    assert is_right_too(written("noisy"), face(written("loud")))
    assert not is_right_too(written("lunch"), face(written("dinner")))
    assert not is_right_too(written("table"), face(written("chair")))


def test_words_that_lie_close_together_are_words_of_the_bank() -> None:
    assert list(faults_of_groups(BANK)) == []
    assert any("loud is no word" in fault for fault in faults_of_groups([written("noisy")]))
