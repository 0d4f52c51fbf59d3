"""One person in Telegram and in the REST API: one side asks for a code, the other gives it, within ten minutes.

A code is single-use and dies of five wrong secrets; a side that gives five wrong codes waits for ten minutes.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.errors import (
    LinkCodeInvalidError,
    LinkTakenError,
    LinkTriesSpentError,
    LinkUnknownError,
    PersonUnknownError,
)
from core.users.codes import PREFIX, RandomBytes, grouped, hash_of, new_code, proves, read_code, selector_of
from core.users.models import LinkCodeRow, LinkEventRow, LinkRow, PersonRow, WrongCodeRow
from core.users.telling import tell_of_link
from core.users.types import AccountId, Link, LinkChange, LinkCode, Person, PersonId, Side
from core.users.use_cases import to_person

LASTS = timedelta(minutes=10)
TRIES = 5
LIVE_CODES = 3
"""Of one side: a replay makes another, and the one that was shown must go on working."""
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1, 1))"


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two sides of a link."""

    person_id: PersonId | None = None
    account: AccountId | None = None

    @property
    def side(self) -> Side:
        return Side.ACCOUNT if self.person_id is None else Side.PERSON

    @property
    def where(self) -> dict[str, Any]:
        return {"person_id": self.person_id, "account": self.account}

    def __str__(self) -> str:
        return f"{self.side}:{self.account if self.person_id is None else self.person_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLink:
    """A code for the other side. The three latest of a side work. Raises PersonUnknownError."""

    clock: Clock
    random_bytes: RandomBytes = secrets.token_bytes

    async def from_telegram(self, person_id: PersonId) -> LinkCode:
        if not await PersonRow.exists(id=person_id):
            raise PersonUnknownError(person_id)
        return await self._offer(Party(person_id=person_id))

    async def from_account(self, account: AccountId) -> LinkCode:
        return await self._offer(Party(account=account))

    async def _offer(self, party: Party) -> LinkCode:
        code, expires_at = new_code(self.random_bytes), self.clock.now() + LASTS
        async with in_transaction():
            await LinkCodeRow.filter(expires_at__lte=self.clock.now()).delete()
            live = await LinkCodeRow.filter(**party.where).order_by("-id").offset(LIVE_CODES - 1)
            await LinkCodeRow.filter(id__in=[row.id for row in live]).delete()
            await LinkCodeRow.create(
                selector=selector_of(code), code_hash=hash_of(code), expires_at=expires_at, tries_left=TRIES,
                **party.where,
            )  # fmt: skip
        return LinkCode(code=grouped(code), payload=PREFIX + code, expires_at=expires_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptLink:
    """Links whoever gives a code with whoever asked for it; again changes nothing.

    Raises LinkCodeInvalidError, LinkTriesSpentError, and LinkTakenError when either side is linked otherwise.
    """

    clock: Clock

    async def in_telegram(self, person_id: PersonId, text: str) -> LinkChange:
        """`text`: what was typed, or the payload of a deep link."""
        return await self._accept(Party(person_id=person_id), text)

    async def in_account(self, account: AccountId, text: str) -> LinkChange:
        return await self._accept(Party(account=account), text)

    async def _accept(self, party: Party, text: str) -> LinkChange:
        now = self.clock.now()
        async with in_transaction() as db:
            await db.execute_query(ONE_AT_A_TIME, [str(party)])
            await _check_tries(party, now)
            row = await _matching(party, text, now)
            if row is not None:
                return await _link(party, row, now)
            await WrongCodeRow.create(at=now, **party.where)
        raise LinkCodeInvalidError


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlink:
    """Undoes a link, from either side. Raises LinkUnknownError."""

    clock: Clock

    async def from_telegram(self, person_id: PersonId) -> LinkChange:
        return await self._undo(Side.PERSON, person_id=person_id)

    async def from_account(self, account: AccountId) -> LinkChange:
        return await self._undo(Side.ACCOUNT, account=account)

    async def _undo(self, by: Side, **whose: Any) -> LinkChange:
        async with in_transaction():
            row = await LinkRow.filter(**whose).select_for_update().first()
            if row is None:
                raise LinkUnknownError
            await row.delete()
            return await _note(_to_link(row), by, self.clock.now(), linked=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearLinkCodes:
    """Drops codes that are over, and wrong codes that bar nobody any more; returns how many rows went."""

    async def __call__(self, now: datetime) -> int:
        over = await LinkCodeRow.filter(expires_at__lte=now).delete()
        return over + await WrongCodeRow.filter(at__lte=now - LASTS).delete()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindLink:
    """Who is linked with whom; None when nobody is."""

    async def of_person(self, person_id: PersonId) -> Link | None:
        row = await LinkRow.get_or_none(person_id=person_id)
        return _to_link(row) if row else None

    async def person_of(self, account: AccountId) -> Person | None:
        row = await LinkRow.filter(account=account).select_related("person").first()
        return to_person(row.person) if row else None


async def _check_tries(party: Party, now: datetime) -> None:
    await WrongCodeRow.filter(at__lte=now - LASTS).delete()
    wrong = await WrongCodeRow.filter(**party.where).order_by("-at").limit(TRIES)
    if len(wrong) == TRIES:
        raise LinkTriesSpentError(wrong[-1].at + LASTS)


async def _matching(party: Party, text: str, now: datetime) -> LinkCodeRow | None:
    """The code's row when this party may use it; a wrong secret costs the code one of its tries."""
    code = read_code(text)
    row = await LinkCodeRow.filter(selector=selector_of(code)).select_for_update().first() if code else None
    if code is None or row is None or now >= row.expires_at or row.tries_left < 1:
        return None
    if not proves(code, row.code_hash):
        row.tries_left -= 1
        await row.save(update_fields=["tries_left"])
        return None
    return row if _may_use(party, row) else None


def _may_use(party: Party, row: LinkCodeRow) -> bool:
    """The other side than the one that asked for it; once it is used, only whoever used it."""
    if row.used_at is None:
        return (row.person_id is None) != (party.person_id is None)
    return row.person_id == party.person_id if party.side is Side.PERSON else row.account == party.account


async def _link(party: Party, row: LinkCodeRow, now: datetime) -> LinkChange:
    row.person_id = party.person_id or row.person_id
    row.account = party.account or row.account
    used_at = row.used_at
    if used_at is None:
        new = LinkRow(person_id=row.person_id, account=row.account, linked_at=now)
        await LinkRow.bulk_create([new], ignore_conflicts=True)
    link = await LinkRow.get_or_none(person_id=row.person_id, account=row.account)
    if link is None:
        raise LinkTakenError if used_at is None else LinkCodeInvalidError
    if used_at is not None:
        return LinkChange(linked=True, link=_to_link(link), by=party.side, at=used_at)
    row.used_at = now
    await row.save(update_fields=["used_at", "person_id", "account"])
    return await _note(_to_link(link), party.side, now, linked=True)


async def _note(link: Link, by: Side, now: datetime, *, linked: bool) -> LinkChange:
    """The account reads the rows; the person is told in Telegram, unless they did it there themselves."""
    await LinkEventRow.create(person_id=link.person_id, account=link.account, linked=linked, by=by.value, at=now)
    change = LinkChange(linked=linked, link=link, by=by, at=now)
    if by is Side.ACCOUNT:
        await tell_of_link(change)
    return change


def _to_link(row: LinkRow) -> Link:
    return Link(person_id=PersonId(row.person_id), account=AccountId(row.account), linked_at=row.linked_at)
