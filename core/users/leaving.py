"""Everything of a person, to take along or to be rid of."""

import asyncio
import io
import secrets
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson
from tortoise.transactions import in_transaction

from core.clock import Clock
from core.errors import ForgetTokenInvalidError, PersonUnknownError
from core.users.codes import RandomBytes, hash_of
from core.users.models import ContactRow, ForgetRow, LinkRow, PersonRow
from core.users.personal_data import Holding
from core.users.telling import clear_conversations
from core.users.types import AccountId, BotName, ForgetRequest, Forgotten, PersonId, TelegramId

LASTS = timedelta(minutes=10)
TOKEN_BYTES = 32
CONFIRMED_KEPT = timedelta(days=7)
"""Longer than Telegram repeats an update (a day), and time enough to replay a dead letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportMyData:
    """A zip with one JSON file a table: all that is kept of a person, and of nobody else. Raises PersonUnknownError."""

    clock: Clock
    holdings: Sequence[Holding]

    async def __call__(self, person_id: PersonId) -> bytes:
        if not await PersonRow.exists(id=person_id):
            raise PersonUnknownError(person_id)
        async with in_transaction() as db:
            await db.execute_query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")  # one moment for all tables
            tables = {holding.name: await holding.rows(person_id) for holding in self.holdings}
        return await asyncio.to_thread(_zip, tables, self.clock.now())


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestForget:
    """The first step: nothing is gone yet. Each token works for ten minutes: a replay makes another one, and the one
    that was shown must go on working. Raises PersonUnknownError."""

    clock: Clock
    holdings: Sequence[Holding]
    random_bytes: RandomBytes = secrets.token_bytes

    async def __call__(self, person_id: PersonId) -> ForgetRequest:
        if not await PersonRow.exists(id=person_id):
            raise PersonUnknownError(person_id)
        counts = {holding.name: await holding.count(person_id) for holding in self.holdings}
        token = urlsafe_b64encode(self.random_bytes(TOKEN_BYTES)).decode().rstrip("=")
        expires_at = self.clock.now() + LASTS
        await ForgetRow.filter(person_id=person_id, expires_at__lte=self.clock.now()).delete()
        await ForgetRow.create(person_id=person_id, token_hash=hash_of(token), expires_at=expires_at)
        rows = {table: count for table, count in counts.items() if count}
        return ForgetRequest(token=token, expires_at=expires_at, rows=rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmForget:
    """The second step: the person and everything of theirs is gone in every bot; the books stay, without the person.
    Whoever writes afterwards is a stranger. The same confirmation again changes nothing.

    The conversations under way in the other bots are cleared by events in their lanes; the bot that it was said to
    (`here`) clears its own. Raises ForgetTokenInvalidError.
    """

    clock: Clock
    holdings: Sequence[Holding]

    async def __call__(self, person_id: PersonId, token: str, *, here: BotName | None = None) -> Forgotten:
        now = self.clock.now()
        async with in_transaction():
            request = await ForgetRow.filter(token_hash=hash_of(token)).select_for_update().first()
            person = await PersonRow.get_or_none(id=person_id)
            if request is None or person is None:
                raise ForgetTokenInvalidError
            if request.forgotten_at is not None:
                return Forgotten(telegram_id=TelegramId(person.telegram_id), bots=(), accounts=())
            if request.person_id != person_id or now >= request.expires_at:
                raise ForgetTokenInvalidError
            request.forgotten_at = now
            await request.save(update_fields=["forgotten_at"])
            forgotten = await self._forget(person)
            elsewhere = (bot for bot in forgotten.bots if bot != here)
            await clear_conversations(forgotten.telegram_id, elsewhere, now)
            return forgotten

    async def _forget(self, person: PersonRow) -> Forgotten:
        bots = await ContactRow.filter(person_id=person.id).order_by("bot").values_list("bot", flat=True)
        accounts = await LinkRow.filter(person_id=person.id).values_list("account", flat=True)
        for holding in self.holdings:
            await holding.blank(PersonId(person.id))
        await person.delete()  # the foreign keys do the rest: CASCADE, or SET NULL where a row is kept
        return Forgotten(
            telegram_id=TelegramId(person.telegram_id),
            bots=tuple(BotName(str(bot)) for bot in bots),
            accounts=tuple(AccountId(str(account)) for account in accounts),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearForgetRequests:
    """Drops requests that nobody confirmed in time, and confirmed ones that no replay can ask for any more; returns
    how many rows went."""

    async def __call__(self, now: datetime) -> int:
        unconfirmed = await ForgetRow.filter(forgotten_at=None, expires_at__lte=now).delete()
        return unconfirmed + await ForgetRow.filter(forgotten_at__lte=now - CONFIRMED_KEPT).delete()


def _zip(tables: Mapping[str, list[dict[str, Any]]], now: datetime) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            file = zipfile.ZipInfo(f"{name}.json", date_time=now.timetuple()[:6])
            content = orjson.dumps(rows, default=_plain, option=orjson.OPT_INDENT_2)
            archive.writestr(file, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _plain(value: object) -> str:
    if isinstance(value, Decimal | timedelta | UUID):
        return str(value)
    raise TypeError(type(value))
