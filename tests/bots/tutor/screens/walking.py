"""How one comes to a screen: by saying and pressing, from the screen before it.

Labels are written in English, as in the code; whoever walks in another language presses their translation.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from bots.kit.words import Value, Words
from core.app import App
from core.users.types import Person as Known
from core.users.types import TelegramId
from tests.bots.telegram import Person, Telegram, View
from tests.bots.tutor.screens.doubles import Sounds
from tests.clocks import HandClock
from tests.core.ai.fake_openai import FakeOpenAi


@dataclass(kw_only=True)
class Walker:
    """Somebody on a walk through the bot."""

    person: Person
    telegram: Telegram
    app: App
    clock: HandClock
    sounds: Sounds
    model: FakeOpenAi
    kept: dict[str, View] = field(default_factory=dict)
    """Messages whose buttons are pressed later."""

    @property
    def language(self) -> str:
        return self.person.language or "en"

    @property
    def say(self) -> Words:
        return self.person.house.catalogs.words(self.language)

    @property
    def buttons(self) -> list[View]:
        """Of the last message that has any."""
        shown = [message for message in self.person.chat if message["buttons"]]
        return [button for row in shown[-1]["buttons"] for button in row] if shown else []

    @property
    def labels(self) -> list[str]:
        return [button["text"] for button in self.buttons]

    async def me(self) -> Known:
        return await self.app.find_person(TelegramId(self.person.id))

    async def presses_any(self, *labels: str) -> bool:
        """The first of these, in English, that is there."""
        for label in map(self.say.plain, labels):
            if label in self.labels:
                await self.person.presses(label)
                return True
        return False


Step: TypeAlias = Callable[[Walker], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Way:
    """The steps to a screen. `content`: it may be longer than a screen, and its language is not ours alone. `only`: the
    language of those who ever see it."""

    to: str
    steps: tuple[Step, ...]
    content: bool
    only: str | None


def way(to: str, *steps: Step, content: bool = False, only: str | None = None) -> Way:
    return Way(to, steps, content, only)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Screens that are come to one after another, by somebody new. `with_model`: a language model is on offer."""

    name: str
    ways: tuple[Way, ...]
    with_model: bool = False


def says(text: str, ru: str | None = None) -> Step:
    """A text; another one in Russian where it is told."""
    return lambda walker: walker.person.says(ru if ru is not None and walker.language == "ru" else text)


def presses(label: str, **values: Value) -> Step:
    """A button of the last message, by its label in English."""
    return lambda walker: walker.person.presses(walker.say.plain(label, **values))


def presses_counted(one: str, many: str, n: int) -> Step:
    """A button whose label has a number in it."""
    return lambda walker: walker.person.presses(walker.say.plural(one, many, n))


def presses_as_it_is(label: str) -> Step:
    """A label that is the same in every language."""
    return lambda walker: walker.person.presses(label)


def presses_doing(prefix: str, place: int = 0) -> Step:
    """A button by what it does: by how its data begin, the first of them or a later one."""

    async def step(walker: Walker) -> None:
        does = [button["data"] for button in walker.buttons if button["data"].lstrip("+").startswith(prefix)]
        await walker.person.presses(does[place])

    return step


def presses_old(data: str) -> Step:
    """What an old client may still show below the live screen."""
    return lambda walker: walker.person.presses_data(data, walker.telegram.live_screens[-1]["message_id"])


def remembers(name: str) -> Step:
    async def step(walker: Walker) -> None:
        walker.kept[name] = walker.telegram.screen

    return step


def presses_remembered(name: str, label: str, **values: Value) -> Step:
    return lambda walker: walker.person.presses(walker.say.plain(label, **values), walker.kept[name])


def waits(**by: float) -> Step:
    async def step(walker: Walker) -> None:
        walker.clock.move(**by)

    return step
