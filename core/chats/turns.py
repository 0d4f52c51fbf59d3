"""What can be done with what was said: add it, find it, change it, rate it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tortoise.transactions import in_transaction

from core.ai.types import Role
from core.chats.models import ChatRow, TurnEditRow, TurnRow
from core.chats.queries import own_chat, own_turn, to_turn, turn_by_key
from core.chats.types import ChatId, ChatState, NewTurn, Rating, Turn, TurnId, TurnState
from core.clock import Clock
from core.errors import ChatClosedError, TurnUnknownError
from core.users.types import BotName, PersonId, UpdateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTurn:
    """Writes down what was said, once for each role and key: a replay of the update finds its own turn. A person's
    turn needs an open chat; an answer is kept even if the chat was closed while it was being written. A turn that is
    still being written takes what comes next; one that has ended stays as it is.

    Raises ChatUnknownError, ChatClosedError.
    """

    clock: Clock

    async def __call__(self, person_id: PersonId, chat_id: ChatId, new: NewTurn) -> Turn:
        now = self.clock.now()
        async with in_transaction():
            chat = await own_chat(person_id, chat_id, lock=True)
            row = await turn_by_key(person_id, new.role, new.key)
            if row is None:
                row = await _said(chat, new, now)
            elif row.state == TurnState.WRITING:
                await row.update_from_dict(_content(new)).save()
            return to_turn(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindTurn:
    """What an earlier attempt at the same update wrote down; None when it wrote nothing."""

    async def __call__(self, person_id: PersonId, role: Role, key: UpdateKey) -> Turn | None:
        row = await turn_by_key(person_id, role, key)
        return to_turn(row) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindTurnByMessage:
    """The turn that a Telegram message carries; None for a message that is no turn."""

    async def __call__(self, person_id: PersonId, bot: BotName, message_id: int) -> Turn | None:
        row = await _by_message(person_id, bot, message_id)
        return to_turn(row) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMessages:
    """Which Telegram messages carry a turn, all of them, in their order. Raises TurnUnknownError."""

    async def __call__(self, person_id: PersonId, turn_id: TurnId, message_ids: tuple[int, ...]) -> None:
        row = await own_turn(person_id, turn_id)
        row.message_ids = list(message_ids)
        await row.save(update_fields=["message_ids"])


@dataclass(frozen=True, slots=True, kw_only=True)
class EditTurn:
    """The person changed a message: the turn says the new text, the old one is kept. What a summary had retold of it
    is retold anew. Raises TurnUnknownError for a message that is no turn of theirs."""

    clock: Clock

    async def __call__(self, person_id: PersonId, bot: BotName, message_id: int, text: str) -> Turn:
        async with in_transaction():
            found = await _by_message(person_id, bot, message_id)
            if found is None or found.role != Role.USER:
                raise TurnUnknownError(message_id)
            row = await own_turn(person_id, TurnId(found.id), lock=True)
            if row.text != text:
                await _change(row, text, self.clock.now())
            return to_turn(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTurn:
    """👍, 👎, or neither, for an answer; the last word counts. Raises TurnUnknownError."""

    async def __call__(self, person_id: PersonId, turn_id: TurnId, rating: Rating | None) -> Turn:
        row = await own_turn(person_id, turn_id)
        if row.role != Role.ASSISTANT:
            raise TurnUnknownError(turn_id)
        row.rating = rating.value if rating else None
        await row.save(update_fields=["rating"])
        return to_turn(row)


async def _said(chat: ChatRow, new: NewTurn, now: datetime) -> TurnRow:
    if chat.state != ChatState.OPEN and new.role is Role.USER:
        raise ChatClosedError(chat.id)
    chat.touched_at, chat.expires_at = now, now + chat.lifetime
    await chat.save(update_fields=["touched_at", "expires_at"])
    return await TurnRow.create(chat_id=chat.id, role=new.role.value, key=new.key, said_at=now, **_content(new))


def _content(new: NewTurn) -> dict[str, Any]:
    usage = new.usage
    return {
        "text": new.text,
        "state": new.state.value,
        "message_ids": list(new.message_ids),
        "model": str(new.model) if new.model else None,
        "tokens_in": usage.tokens_in if usage else None,
        "tokens_out": usage.tokens_out if usage else None,
        "tokens_estimated": usage.estimated if usage else False,
    }


async def _by_message(person_id: PersonId, bot: BotName, message_id: int) -> TurnRow | None:
    carried = TurnRow.filter(chat__person_id=person_id, chat__bot=bot, message_ids__contains=[message_id])
    return await carried.order_by("-id").first()


async def _change(row: TurnRow, text: str, now: datetime) -> None:
    await TurnEditRow.create(turn_id=row.id, text_before=row.text, edited_at=now)
    row.text, row.edited_at = text, now
    await row.save(update_fields=["text", "edited_at"])
    retold = ChatRow.filter(id=row.chat_id, retold_to__gte=row.id)
    await retold.update(summary=None, retold_to=0, retold=0)
