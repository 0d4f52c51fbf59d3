"""What can be done with people: meet them, know their language and time zone, know who can be reached."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.errors import LanguageUnknownError, PersonUnknownError, TimeZoneUnknownError
from core.users.models import ContactRow, PersonRow
from core.users.types import BotName, Caller, Person, PersonId, Role, TelegramId

SEEN_EVERY = timedelta(minutes=1)
"""`seen_at` is this exact and no more: a chatty person must not cost a write per message."""

LANGUAGE_CODE = re.compile(r"[a-z]{2,3}([_-][A-Za-z0-9]{2,8})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetPerson:
    """Whoever writes is known from the first message on: one person however many bots they write to, one
    contact for each bot, however many first messages arrive at once. Writing makes a person reachable again."""

    clock: Clock

    async def __call__(self, caller: Caller, bot: BotName) -> Person:
        now = self.clock.now()
        contact = await _contact(caller.telegram_id, bot) or await _register(caller, bot, now)
        await _refresh(contact, caller, now)
        return to_person(contact.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindPerson:
    """Somebody who has written before. Raises PersonUnknownError."""

    async def __call__(self, telegram_id: TelegramId) -> Person:
        row = await PersonRow.get_or_none(telegram_id=telegram_id)
        if row is None:
            raise PersonUnknownError(telegram_id)
        return to_person(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseLanguage:
    """What every bot speaks with this person. Raises LanguageUnknownError, PersonUnknownError."""

    async def __call__(self, person_id: PersonId, language: str) -> Person:
        if not LANGUAGE_CODE.fullmatch(language):
            raise LanguageUnknownError(language)
        return await _change(person_id, language=language)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseTimeZone:
    """Where the person's day begins and ends. Raises TimeZoneUnknownError, PersonUnknownError."""

    async def __call__(self, person_id: PersonId, time_zone: str) -> Person:
        try:
            ZoneInfo(time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise TimeZoneUnknownError(time_zone) from error
        return await _change(person_id, time_zone=time_zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosePalette:
    """Whether every bot draws this person's pictures in light on dark. Raises PersonUnknownError."""

    async def __call__(self, person_id: PersonId, *, dark: bool) -> Person:
        return await _change(person_id, dark_pictures=dark)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkUnreachable:
    """Whoever blocked a bot, or left Telegram, is not written to by that bot until they write again."""

    clock: Clock

    async def __call__(self, telegram_id: TelegramId, bot: BotName) -> None:
        contacts = ContactRow.filter(person__telegram_id=telegram_id, bot=bot, unreachable_since=None)
        await contacts.update(unreachable_since=self.clock.now())


@dataclass(frozen=True, slots=True, kw_only=True)
class IsReachable:
    """Whether a bot may write to a person first: they have written to it, and have not blocked it since."""

    async def __call__(self, person_id: PersonId, bot: BotName) -> bool:
        return await ContactRow.filter(person_id=person_id, bot=bot, unreachable_since=None).exists()


def to_person(row: PersonRow) -> Person:
    return Person(
        id=PersonId(row.id),
        telegram_id=TelegramId(row.telegram_id),
        first_name=row.first_name,
        last_name=row.last_name,
        username=row.username,
        language=row.language,
        telegram_language=row.telegram_language,
        time_zone=row.time_zone,
        roles=frozenset(map(Role, row.roles)),
        created_at=row.created_at,
        model=row.model,
        dark_pictures=row.dark_pictures,
    )


async def _contact(telegram_id: TelegramId, bot: BotName) -> ContactRow | None:
    found = ContactRow.filter(person__telegram_id=telegram_id, bot=bot)
    return await found.select_related("person").get_or_none()


async def _register(caller: Caller, bot: BotName, now: datetime) -> ContactRow:
    """Two first messages may meet here: whichever loses the race finds the winner's rows."""
    async with in_transaction():
        person = PersonRow(telegram_id=caller.telegram_id, created_at=now, **_facts(caller))
        await PersonRow.bulk_create([person], ignore_conflicts=True)
        person = await PersonRow.get(telegram_id=caller.telegram_id)
        contact = ContactRow(person=person, bot=bot, first_seen_at=now, seen_at=now)
        await ContactRow.bulk_create([contact], ignore_conflicts=True)
        return await ContactRow.get(person_id=person.id, bot=bot).select_related("person")


async def _refresh(contact: ContactRow, caller: Caller, now: datetime) -> None:
    """Writes only what changed, so that a usual message costs the one query that found the contact."""
    facts = _facts(caller)
    if facts != {name: getattr(contact.person, name) for name in facts}:
        await contact.person.update_from_dict(facts).save(update_fields=list(facts))
    if contact.unreachable_since or now - contact.seen_at >= SEEN_EVERY:
        await contact.update_from_dict({"seen_at": now, "unreachable_since": None}).save(
            update_fields=["seen_at", "unreachable_since"]
        )


def _facts(caller: Caller) -> dict[str, str | None]:
    return {
        "first_name": caller.first_name,
        "last_name": caller.last_name,
        "username": caller.username,
        "telegram_language": caller.language_code,
    }


async def _change(person_id: PersonId, **values: str | bool) -> Person:
    if not await PersonRow.filter(id=person_id).update(**values):
        raise PersonUnknownError(person_id)
    return to_person(await PersonRow.get(id=person_id))
