"""Reads that several use cases share. Whose chat it is, is checked here and nowhere else."""

from core.ai.types import Role
from core.chats.models import ChatRow, TurnRow
from core.chats.types import Chat, ChatId, ChatState, Rating, Turn, TurnId, TurnState
from core.errors import ChatUnknownError, TurnUnknownError
from core.users.types import BotName, PersonId, UpdateKey


async def own_chat(person_id: PersonId, chat_id: ChatId, *, lock: bool = False) -> ChatRow:
    """A chat of this person. Raises ChatUnknownError for anybody else's, as for one that never was."""
    chats = ChatRow.filter(id=chat_id, person_id=person_id)
    row = await (chats.select_for_update() if lock else chats).first()
    if row is None:
        raise ChatUnknownError(chat_id)
    return row


async def own_turn(person_id: PersonId, turn_id: TurnId, *, lock: bool = False) -> TurnRow:
    """A turn of this person's chats. Raises TurnUnknownError."""
    turns = TurnRow.filter(id=turn_id, chat__person_id=person_id)
    row = await (turns.select_for_update(of=("turns",)) if lock else turns).first()
    if row is None:
        raise TurnUnknownError(turn_id)
    return row


async def turn_by_key(person_id: PersonId, role: Role, key: UpdateKey) -> TurnRow | None:
    return await TurnRow.filter(key=key, role=role.value, chat__person_id=person_id).first()


def to_chat(row: ChatRow) -> Chat:
    return Chat(
        id=ChatId(row.id),
        person_id=PersonId(row.person_id),
        bot=BotName(row.bot),
        kind=row.kind,
        state=ChatState(row.state),
        begun_at=row.begun_at,
        touched_at=row.touched_at,
        expires_at=row.expires_at,
    )


def to_turn(row: TurnRow) -> Turn:
    return Turn(
        id=TurnId(row.id),
        chat_id=ChatId(row.chat_id),
        role=Role(row.role),
        text=row.text,
        state=TurnState(row.state),
        message_ids=tuple(row.message_ids),
        model=row.model,
        tokens_in=row.tokens_in,
        tokens_out=row.tokens_out,
        rating=Rating(row.rating) if row.rating else None,
        said_at=row.said_at,
        edited_at=row.edited_at,
    )
