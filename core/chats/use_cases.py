"""What can be done with a conversation as a whole: begin it, find it, end it."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.queryset import QuerySet
from tortoise.transactions import in_transaction

from core.chats.models import ChatRow
from core.chats.queries import own_chat, to_chat
from core.chats.types import Chat, ChatId, ChatKind, ChatState
from core.clock import Clock
from core.users.types import BotName, PersonId, UpdateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenChat:
    """Goes on with the unfinished chat where the kind has one at a time, else begins a chat. However many ask at
    once, they get the same one. The same key again is the same chat, whatever has become of it."""

    clock: Clock

    async def __call__(self, person_id: PersonId, bot: BotName, kind: ChatKind, key: UpdateKey) -> Chat:
        now = self.clock.now()
        await _end_overdue(person_id, bot, kind, now)
        row = await _begun_by(person_id, kind, key) or await _unfinished(person_id, bot, kind)
        return to_chat(row or await _begin(person_id, bot, kind, key, now))


@dataclass(frozen=True, slots=True, kw_only=True)
class StartChat:
    """Begins a chat with nothing said in it; an unfinished one of the same kind is closed. The same key again is the
    same chat."""

    clock: Clock

    async def __call__(self, person_id: PersonId, bot: BotName, kind: ChatKind, key: UpdateKey) -> Chat:
        async with in_transaction():
            row = await _begun_by(person_id, kind, key)
            if row is None:
                await _open_chats(person_id, bot, kind).update(state=ChatState.CLOSED.value)
                row = await _begin(person_id, bot, kind, key, self.clock.now())
            return to_chat(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindChat:
    """The unfinished chat of a kind, the newest where there may be several; None when there is none."""

    clock: Clock

    async def __call__(self, person_id: PersonId, bot: BotName, kind: ChatKind) -> Chat | None:
        chats = _open_chats(person_id, bot, kind).filter(expires_at__gt=self.clock.now())
        row = await chats.order_by("-id").first()
        return to_chat(row) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseChat:
    """Ends a chat; one that has ended stays as it is. Raises ChatUnknownError."""

    async def __call__(self, person_id: PersonId, chat_id: ChatId) -> Chat:
        async with in_transaction():
            row = await own_chat(person_id, chat_id, lock=True)
            if row.state == ChatState.OPEN:
                row.state = ChatState.CLOSED.value
                await row.save(update_fields=["state"])
            return to_chat(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpireChats:
    """Ends every chat in which nothing was said for the lifetime of its kind; returns how many."""

    async def __call__(self, now: datetime) -> int:
        overdue = ChatRow.filter(state=ChatState.OPEN.value, expires_at__lte=now)
        return await overdue.update(state=ChatState.EXPIRED.value)


def _open_chats(person_id: PersonId, bot: BotName, kind: ChatKind) -> QuerySet[ChatRow]:
    return ChatRow.filter(person_id=person_id, bot=bot, kind=kind.name, state=ChatState.OPEN.value)


async def _end_overdue(person_id: PersonId, bot: BotName, kind: ChatKind, now: datetime) -> None:
    overdue = _open_chats(person_id, bot, kind).filter(expires_at__lte=now)
    await overdue.update(state=ChatState.EXPIRED.value)


async def _unfinished(person_id: PersonId, bot: BotName, kind: ChatKind) -> ChatRow | None:
    return await _open_chats(person_id, bot, kind).first() if kind.alone else None


async def _begun_by(person_id: PersonId, kind: ChatKind, key: UpdateKey) -> ChatRow | None:
    return await ChatRow.filter(person_id=person_id, kind=kind.name, key=key).first()


async def _begin(person_id: PersonId, bot: BotName, kind: ChatKind, key: UpdateKey, now: datetime) -> ChatRow:
    """Whoever loses a race finds the winner's chat: both unique indexes may end an insert here."""
    row = ChatRow(
        person_id=person_id,
        bot=bot,
        kind=kind.name,
        key=key,
        alone=kind.alone,
        lifetime=kind.lifetime,
        begun_at=now,
        touched_at=now,
        expires_at=now + kind.lifetime,
    )
    await ChatRow.bulk_create([row], ignore_conflicts=True)
    found = await _begun_by(person_id, kind, key) or await _unfinished(person_id, bot, kind)
    assert found is not None
    return found
