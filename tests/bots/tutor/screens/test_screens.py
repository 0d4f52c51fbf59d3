"""Every screen of the tutor is in the list, can be come to by saying and pressing, and is in shape in each language."""

import re
from typing import get_args

import pytest
import regex
from pydantic import BaseModel

from bots.kit.discovery import discover
from bots.kit.extraction import sentences
from core.learners.types import Question
from core.lessons.steps import Exercise, Review, Teach
from playground.telegram.formatting.units import utf16_length
from tests.bots.telegram import View
from tests.bots.tutor.screens.book import CHAPTERS, LANGUAGES, names
from tests.bots.tutor.screens.journey import Journey
from tests.bots.tutor.screens.sites import Site, sites

SCREEN, CONTENT, CAPTION = 600, 2500, 1024
"""The most characters of a screen, of content, of what stands below a picture or a voice."""
CYRILLIC = regex.compile(r"\p{Cyrillic}")
LETTERS = regex.compile(r"\p{L}{3,}")
RAW = re.compile(r"</?[a-z]+>|&(?:lt|gt|amp|quot);|\{\w*\}|\bNone\b|\\n|  ")
"""Markup, places and values that should not be seen."""
PLACES = [(language, name) for language in LANGUAGES for name in names(language)]

UNSEEN = {
    "bots.kit.groups:invite:Screen": "the simulator has no groups; tests/bots/test_groups.py sees it",
    "bots.tutor.flows.talk.ladder:explain:send": "where Telegram changes a message no more that is too old",
    "bots.tutor.flows.talk.scenes:help_on:send": "the same",
}
"""Places in the code that no walk comes by, and why."""
MOST = 0.75
"""Of the sentences of the tutor, those that are heard on the walks at the least; the others are for rarer moments."""


def test_every_screen_has_a_name_of_its_own() -> None:
    every = [way.to for chapter in CHAPTERS for way in chapter.ways]
    assert sorted({name for name in every if every.count(name) > 1}) == []


@pytest.mark.parametrize(("language", "name"), PLACES)
def test_a_screen_is_in_shape(journeys: dict[str, Journey], language: str, name: str) -> None:
    journey = journeys[language]
    if name in journey.failed:
        pytest.fail(journey.failed[name])
    if name not in journey.seen:
        pytest.skip("its chapter ended before")
    seen = journey.seen[name]
    assert seen.refused == ()
    assert seen.live <= 1
    assert seen.shown or seen.notes, "nothing was shown"
    for message in seen.shown:
        _is_in_shape(message, language, content=seen.way.content)


def _is_in_shape(message: View, language: str, *, content: bool) -> None:
    text, rows = message["text"], message["buttons"]
    labels = [button["text"] for row in rows for button in row]
    most = CAPTION if message["media"] else CONTENT if content else SCREEN
    assert 0 < utf16_length(text) <= most, text
    assert RAW.findall(text) == [], text
    assert len(labels) <= 8
    assert all(1 <= len(row) <= 3 for row in rows)
    assert all(0 < len(label) <= 24 for label in labels), labels
    assert all(len((button.get("data") or "").encode()) <= 64 for row in rows for button in row)
    assert all(len(set(labels)) == len(labels) for labels in [labels]), labels
    _leads_back_last(labels, rows)
    if not content:
        _speaks(language, [text, *labels])


def _leads_back_last(labels: list[str], rows: list[list[View]]) -> None:
    backs = [label for label in labels if label in {"‹ Back", "‹ Назад"}]
    assert len(backs) <= 1
    assert not backs or rows[-1][0]["text"] == backs[0]


def _speaks(language: str, texts: list[str]) -> None:
    """English has no Cyrillic in it, and what is in Russian has some."""
    if language == "en":
        assert [text for text in texts if CYRILLIC.search(text)] == []
    else:
        assert CYRILLIC.search(texts[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_in_the_code_that_shows_something_is_come_by(journeys: dict[str, Journey], language: str) -> None:
    watch = journeys[language].watch
    missed = sorted(site for site in _every_site() if site.name not in UNSEEN and not watch.came_by(site))
    assert not missed, "\n".join(f"{site.name}, line {site.first}" for site in missed)


def _every_site() -> set[Site]:
    """All of the tutor's own, and of the kit's those that make a screen."""
    return {*sites("tutor"), *(site for site in sites("kit") if site.calls == "Screen")}


def test_nothing_is_excused_that_is_not_there() -> None:
    assert set(UNSEEN) - {site.name for site in _every_site()} == set()


def test_every_kind_of_step_and_question_has_its_screens() -> None:
    every = set(names("ru"))
    steps: list[type[BaseModel]] = [Teach, Review, *Exercise.__subclasses__()]
    kinds = [get_args(kind.model_fields["kind"].annotation)[0] for kind in steps]
    assert {f"step-{kind}" for kind in kinds} - every == set()
    assert {f"introduction-{question.value}" for question in Question} - {*every, "introduction-language"} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_sentences_of_the_tutor_are_heard(journeys: dict[str, Journey], language: str) -> None:
    folder = next(spec.folder for spec in discover() if spec.name == "tutor")
    said = {message.id[0] if isinstance(message.id, tuple) else message.id for message in sentences(folder)}
    unheard = said - {""} - journeys[language].heard
    assert len(unheard) <= len(said) * (1 - MOST), sorted(unheard)
