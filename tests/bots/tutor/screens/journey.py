"""One walk through all chapters in a language, and what was seen on it."""

import logging
import traceback
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import Protocol

from bots.kit.catalogs import Catalogs
from bots.kit.discovery import discover
from bots.kit.words import Words
from core.app import build_app
from core.checker.lazy import LazyChecker
from tests.bots.telegram import Telegram, View
from tests.bots.tutor.screens.doubles import Sounds, models_for
from tests.bots.tutor.screens.sites import Watch
from tests.bots.tutor.screens.walking import Chapter, Walker, Way
from tests.clocks import HandClock
from tests.core.ai.conftest import served
from tests.core.ai.fake_openai import FakeOpenAi

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """What came with one way: the bot's new and changed messages, and how many live screens there were then.
    A press may also be answered by a note alone."""

    way: Way
    shown: tuple[View, ...]
    notes: tuple[str, ...]
    """What flashed up after a press."""
    live: int
    refused: tuple[str, ...]


@dataclass
class Journey:
    """All that was seen in a language. `failed` is what went wrong on the way to a screen."""

    language: str
    seen: dict[str, Seen] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    watch: Watch = field(default_factory=Watch)
    heard: set[str] = field(default_factory=set)
    """Sentences, as they stand in the code."""


class Camera(Protocol):
    """Takes a picture of what a walker sees."""

    async def takes(self, walker: Walker, name: str) -> None: ...


class Overheard(NullTranslations):
    """Translations that remember what was said."""

    def __init__(self, translations: NullTranslations, heard: set[str]) -> None:
        super().__init__()
        self._translations = translations
        self._heard = heard

    def gettext(self, message: str) -> str:
        self._heard.add(message)
        return self._translations.gettext(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        self._heard.add(one)
        return self._translations.ngettext(one, many, n)


def overhear(catalogs: Catalogs, heard: set[str]) -> None:
    for language, words in catalogs._words.items():
        catalogs._words[language] = Words(language, words.locale, Overheard(words.translations, heard))


async def walk(journey: Journey, chapters: Iterable[Chapter], checker: LazyChecker, camera: Camera | None) -> None:
    """Through the chapters, each with somebody new; where a way cannot be gone, its chapter ends."""
    with journey.watch.looking():
        for chapter in chapters:
            async with _walker(chapter, journey, checker) as walker:
                await _go(walker, chapter, journey, camera)


async def _go(walker: Walker, chapter: Chapter, journey: Journey, camera: Camera | None) -> None:
    for way in chapter.ways:
        if way.only not in {None, journey.language}:
            continue
        before = Before(walker.telegram, walker.person.chat)
        try:
            for step in way.steps:
                await step(walker)
        except Exception:  # noqa: BLE001 - told by the test of this screen
            there = f"{walker.telegram.text}\n{walker.labels}"
            journey.failed[way.to] = f"{traceback.format_exc(limit=-2)}\non the screen:\n{there}"
            log.warning("%s: no way to %s", journey.language, way.to)
            return
        log.info("%s: came to %s", journey.language, way.to)
        journey.seen[way.to] = before.seen(way)
        if camera is not None:
            await camera.takes(walker, way.to)


class Before:
    """The chat as it was, to see what a way has brought."""

    def __init__(self, telegram: Telegram, chat: list[View]) -> None:
        self._telegram = telegram
        self._chat = {message["message_id"]: message for message in chat}
        self._presses = len(telegram.calls("answerCallbackQuery"))

    def seen(self, way: Way) -> Seen:
        telegram = self._telegram
        new = [one for one in telegram.chat if not self._was_there(one)]
        shown = tuple(message for message in new if message["from"] == "bot")
        has_pressed = len(telegram.calls("answerCallbackQuery")) > self._presses
        if not new and not has_pressed:  # whoever was there already has gone nowhere
            shown = (telegram.screen,)
        notes = (*telegram.notes, *telegram.alerts)[-1:] if has_pressed else ()
        return Seen(way, shown, notes, len(telegram.live_screens), tuple(telegram.refused))

    def _was_there(self, message: View) -> bool:
        """As it is now, or with the buttons that it has lost since."""
        old = self._chat.get(message["message_id"])
        return old is not None and (old == message or (old["text"] == message["text"] and not message["buttons"]))


@asynccontextmanager
async def _walker(chapter: Chapter, journey: Journey, checker: LazyChecker) -> AsyncIterator[Walker]:
    clock, sounds = HandClock(), Sounds()
    async with served(FakeOpenAi()) as model:
        models = models_for(clock, sounds, model, with_model=chapter.with_model)
        app = build_app(clock=clock, models=models, checker=checker)
        telegram = Telegram(app, clock, [spec for spec in discover() if spec.name == "tutor"])
        person = telegram.person("Анна" if journey.language == "ru" else "Ada", "tutor", language=journey.language)
        overhear(person.house.catalogs, journey.heard)
        yield Walker(person=person, telegram=telegram, app=app, clock=clock, sounds=sounds, model=model)
        await models.close()
