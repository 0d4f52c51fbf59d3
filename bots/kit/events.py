"""What the core puts into a lane by itself, carried out in Telegram."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

import structlog
from aiogram import Bot, Dispatcher
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramForbiddenError
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter

from bots.kit.catalogs import Catalogs
from bots.kit.moments import clock
from bots.kit.screens import Screen
from bots.kit.sending import Chat, send
from bots.kit.spec import BotSpec
from bots.kit.turn import sent_once
from bots.kit.words import Html, Words
from core.app import App
from core.errors import PersonUnknownError
from core.updates.turns import CallUncertainError
from core.users.types import Person, TelegramId

log = structlog.get_logger(__name__)

_FACTS = ConfigDict(frozen=True, extra="forbid")


class Announcement(BaseModel):
    """One person's copy of a message that goes out to many. `text` is HTML, at most 4096 code units."""

    model_config = _FACTS

    kind: Literal["announcement"] = "announcement"
    chat_id: int
    text: str


class Clearing(BaseModel):
    """The person of this lane is forgotten: nothing is left of the conversation under way."""

    model_config = _FACTS

    kind: Literal["clear"] = "clear"


class LinkTold(BaseModel):
    """An account was linked with this person, or unlinked, from the other side."""

    model_config = _FACTS

    kind: Literal["link"] = "link"
    telegram_id: int
    account: str
    linked: bool
    at: AwareDatetime


class News(BaseModel):
    """Something that one bot has to tell a person of its own accord: its spec has the words, by this name."""

    model_config = _FACTS

    kind: Literal["news"] = "news"
    name: str
    telegram_id: int
    facts: Mapping[str, str | int | float | bool | None] = {}


Event: TypeAlias = Annotated[Announcement | Clearing | LinkTold | News, Field(discriminator="kind")]
Told: TypeAlias = Announcement | LinkTold | News
_EVENTS: TypeAdapter[Event] = TypeAdapter(Event)


def read_event(body: bytes) -> Event:
    """Raises ValueError for what this release does not know."""
    return _EVENTS.validate_json(body)


async def perform(bot: Bot, dispatcher: Dispatcher, event: Told) -> None:
    """Say it to the person. One who has blocked the bot is not told."""
    try:
        match event:
            case Announcement():
                await _announce(bot, event)
            case LinkTold():
                await _tell_of_link(bot, dispatcher["app"], dispatcher["catalogs"], event)
            case News():
                await _tell_news(bot, dispatcher, event)
    except TelegramForbiddenError as error:
        log.info("not allowed to write", reason=error.message)


async def _announce(bot: Bot, announcement: Announcement) -> None:
    """At most once: better missed by one person after a crash than read twice by many."""
    token = sent_once.set(True)
    try:
        await bot.send_message(announcement.chat_id, announcement.text, parse_mode=ParseMode.HTML)
    except CallUncertainError:
        log.warning("announcement withheld, it may have been sent before")
    finally:
        sent_once.reset(token)


async def _tell_news(bot: Bot, dispatcher: Dispatcher, news: News) -> None:
    """At most once. What is no longer true when its turn comes is not told, nor what this release has no words for."""
    spec: BotSpec = dispatcher["spec"]
    app: App = dispatcher["app"]
    teller = spec.news.get(news.name)
    if teller is None:
        log.error("no words for this", bot=spec.name, news=news.name)
        return
    try:
        person = await app.find_person(TelegramId(news.telegram_id))
    except PersonUnknownError:
        return
    say: Words = dispatcher["catalogs"].choose(person.language, person.telegram_language)
    told = await teller(say, person, app, news.facts)
    if told is not None:
        await _send_once(bot, app, spec, person, told)


async def _send_once(bot: Bot, app: App, spec: BotSpec, person: Person, told: Screen) -> None:
    """Whoever has blocked the bot is not written to again until they come back."""
    token = sent_once.set(True)
    try:
        await send(bot, Chat(person.telegram_id), told.whole_text(), told.keyboard())
    except CallUncertainError:
        log.warning("news withheld, it may have been told before")
    except TelegramForbiddenError:
        await app.mark_unreachable(person.telegram_id, spec.name)
    finally:
        sent_once.reset(token)


async def _tell_of_link(bot: Bot, app: App, catalogs: Catalogs, event: LinkTold) -> None:
    """At least once: whoever did not do it themselves must hear of it. Somebody who is forgotten is told nothing."""
    try:
        person = await app.find_person(TelegramId(event.telegram_id))
    except PersonUnknownError:
        return
    say = catalogs.choose(person.language, person.telegram_language)
    await send(bot, Chat(event.telegram_id), _of_link(say, person, event))


def _of_link(say: Words, person: Person, event: LinkTold) -> Html:
    time = clock(event.at, say, person.zone)
    if event.linked:
        return say(
            "🔗 At {time} the web account {account} was linked with you here, by your code. "
            "If that was not you, undo it: /link",
            time=time,
            account=event.account,
        )
    return say(
        "🔗 At {time} the link with the web account {account} was undone, in the account. "
        "Nothing else has changed. To link it again: /link",
        time=time,
        account=event.account,
    )
