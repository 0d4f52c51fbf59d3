"""Everything that a person and a bot have said to each other, for the person to keep."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

import orjson

from core.ai.types import Role
from core.chats.models import ChatRow, TurnRow
from core.errors import PersonUnknownError
from core.users.models import PersonRow
from core.users.types import BotName, Person, PersonId
from core.users.use_cases import to_person


@dataclass(frozen=True, slots=True, kw_only=True)
class HasHistory:
    """Whether anything has been said between a person and a bot."""

    async def __call__(self, person_id: PersonId, bot: BotName) -> bool:
        return await TurnRow.exists(chat__person_id=person_id, chat__bot=bot)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportHistoryJson:
    """The chats with a bot, oldest first, as JSON in UTF-8; times are ISO 8601 in UTC. Raises PersonUnknownError."""

    async def __call__(self, person_id: PersonId, bot: BotName) -> bytes:
        person = await _person(person_id)
        chats = [_chat(chat, turns) for chat, turns in await _history(person_id, bot)]
        history = {"person": person.first_name, "bot": bot, "chats": chats}
        return orjson.dumps(history, option=orjson.OPT_INDENT_2 | orjson.OPT_UTC_Z)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportHistoryMarkdown:
    """The same to read: a heading a chat, a quotation a turn, in the person's local time. Raises PersonUnknownError."""

    async def __call__(self, person_id: PersonId, bot: BotName) -> str:
        person = await _person(person_id)
        parts = [f"# {person.first_name} · {bot}"]
        for chat, turns in await _history(person_id, bot):
            parts.append(f"## {chat.begun_at.astimezone(person.zone):%Y-%m-%d %H:%M} · {chat.kind}")
            parts += [_quoted(turn, person, bot, person.zone) for turn in turns]
        return "\n\n".join(parts) + "\n"


async def _person(person_id: PersonId) -> Person:
    row = await PersonRow.get_or_none(id=person_id)
    if row is None:
        raise PersonUnknownError(person_id)
    return to_person(row)


async def _history(person_id: PersonId, bot: BotName) -> list[tuple[ChatRow, list[TurnRow]]]:
    chats = await ChatRow.filter(person_id=person_id, bot=bot).order_by("id")
    turns: dict[int, list[TurnRow]] = {chat.id: [] for chat in chats}
    for turn in await TurnRow.filter(chat__person_id=person_id, chat__bot=bot).order_by("id"):
        turns[turn.chat_id].append(turn)
    return [(chat, turns[chat.id]) for chat in chats if turns[chat.id]]


def _chat(chat: ChatRow, turns: list[TurnRow]) -> dict[str, Any]:
    return {
        "kind": chat.kind,
        "state": chat.state,
        "begun_at": chat.begun_at,
        "turns": [
            {
                "role": turn.role,
                "text": turn.text,
                "state": turn.state,
                "model": turn.model,
                "rating": turn.rating,
                "said_at": turn.said_at,
                "edited_at": turn.edited_at,
            }
            for turn in turns
        ],
    }


def _quoted(turn: TurnRow, person: Person, bot: BotName, zone: tzinfo) -> str:
    who = person.first_name if turn.role == Role.USER else bot
    marks = {"up": " 👍", "down": " 👎"}.get(turn.rating or "", "")
    head = f"**{who}** · {turn.said_at.astimezone(zone):%Y-%m-%d %H:%M}{marks}"
    quotation = "\n".join(f"> {line}".rstrip() for line in (turn.text or "…").splitlines())
    return f"{head}\n\n{quotation}"
