"""What a model is told of a conversation, within a budget of tokens.

system       who the bot is: ours, never a person's words
user         what is known: the profile and the summary, as data, then the oldest turn that is told in full
assistant    ...the roles alternate, as every provider and every local model accepts...
user         what the person says now
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.ai.prompts import prompt
from core.ai.tokens import MESSAGE_OVERHEAD, tokens_in_message, tokens_in_text
from core.ai.types import Message, Role
from core.chats.models import ChatRow, TurnRow
from core.chats.queries import own_chat, to_turn
from core.chats.quoting import as_data, shortened
from core.chats.summaries import SUMMARY_TOKENS, ExtractiveSummariser, Summariser
from core.chats.types import ChatId, Context, Turn, TurnState
from core.users.profile import ProfileOf
from core.users.types import MemoryKind, PersonId, Profile

BUDGET = 4_000
"""Tokens of a request without the answer, when the caller names no other budget."""
PROFILE_TOKENS = 300
QUOTED_SUMMARY_TOKENS = SUMMARY_TOKENS * 3 // 2
"""JSON doubles some signs."""
OPENING = Message(Role.USER, "…")
"""Stands before a bot's turn that nobody asked for: some models insist on hearing the person first."""
SMALLEST_WINDOW = 200
"""Tokens that turns need at the least beside the system's words, the profile and the summary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextFor:
    """The system's words, what is known of the person, and as many of the latest turns as the budget holds; the
    summary stands for the rest. Calls no model: what has not been condensed by one is extracted.

    Raises ChatUnknownError, and ValueError for a budget that the system's words nearly fill.
    """

    async def __call__(self, person_id: PersonId, chat_id: ChatId, *, system: str, budget: int = BUDGET) -> Context:
        head = Message(Role.SYSTEM, system)
        window = budget - tokens_in_message(head) - _known_tokens()
        if window < SMALLEST_WINDOW:
            raise ValueError(f"{budget} tokens leave no room beside the system's words")
        chat = await own_chat(person_id, chat_id)
        turns = await unretold(chat)
        if size_of(turns) > window:
            await retell(chat, turns, window // 2, ExtractiveSummariser())
            turns = await unretold(chat)
        known = known_before(await ProfileOf()(person_id), chat.summary)
        messages = (head, *_alternating([*known, *_as_messages(turns, window)]))
        return Context(messages, sum(map(tokens_in_message, messages)), chat.retold)


@dataclass(frozen=True, slots=True, kw_only=True)
class CondenseChat:
    """Has the older turns summarised before they are in the way: when those told in full fill more than half of the
    budget. To be called once the answer is shown, since it may ask a model. True when something was retold.

    Raises ChatUnknownError.
    """

    summariser: Summariser

    async def __call__(self, person_id: PersonId, chat_id: ChatId, *, budget: int = BUDGET) -> bool:
        chat = await own_chat(person_id, chat_id)
        turns = await unretold(chat)
        if size_of(turns) <= budget // 2:
            return False
        return await retell(chat, turns, budget // 4, self.summariser)


async def unretold(chat: ChatRow) -> list[Turn]:
    """The turns that the summary does not stand for, oldest first, without those that failed, say nothing or have not
    ended."""
    untold = [TurnState.FAILED.value, TurnState.WRITING.value]
    rows = TurnRow.filter(chat_id=chat.id, id__gt=chat.retold_to).exclude(state__in=untold).exclude(text="")
    return [to_turn(row) for row in await rows.order_by("id")]


async def retell(chat: ChatRow, turns: Sequence[Turn], keep: int, summariser: Summariser) -> bool:
    """Folds the oldest turns into the summary, so that those left need about `keep` tokens; the last one is always
    left. False when another attempt was quicker, or there is nothing to fold."""
    older = list(turns[:-1])
    while older and size_of(turns[len(older) - 1 :]) <= keep:
        older.pop()
    if not older:
        return False
    summary = await summariser.fold(PersonId(chat.person_id), chat.summary, older)
    told = {"summary": summary, "retold_to": older[-1].id, "retold": chat.retold + len(older)}
    if not await ChatRow.filter(id=chat.id, retold_to=chat.retold_to).update(**told):
        await chat.refresh_from_db()
        return False
    chat.update_from_dict(told)
    return True


def size_of(turns: Iterable[Turn]) -> int:
    return sum(tokens_in_text(turn.text) + MESSAGE_OVERHEAD for turn in turns)


def known_before(profile: Profile, summary: str | None) -> list[Message]:
    """The profile and the summary as one message of data, or none when nothing is known."""
    known: dict[str, object] = {}
    if profile.entries:
        known["profile"] = told_profile(profile)
    if summary:
        known["earlier_in_this_conversation"] = _fitting(summary, QUOTED_SUMMARY_TOKENS)
    return [Message(Role.USER, prompt("known_before", 1).render(known=as_data(known)))] if known else []


def told_profile(profile: Profile, tokens: int = PROFILE_TOKENS) -> dict[str, list[str]]:
    """The entries by kind, the most useful kind and the newest entry first, as many as fit."""
    told: dict[str, list[str]] = {}
    for kind in MemoryKind:
        for entry in reversed(profile.of(kind)):
            tokens -= tokens_in_text(as_data(entry.text)) + 4
            if tokens < 0:
                return told
            told.setdefault(kind.value, []).append(entry.text)
    return told


def _fitting(text: str, tokens: int) -> str:
    """The text, shortened if it would take more than `tokens` once it is quoted; a sign becomes six at the most."""
    return text if tokens_in_text(as_data(text)) <= tokens else shortened(text, tokens // 6)


def _known_tokens() -> int:
    """The most that `known_before` and the opening take."""
    frame = tokens_in_text(prompt("known_before", 1).text + "profile earlier_in_this_conversation" + 40 * " ")
    return frame + PROFILE_TOKENS + QUOTED_SUMMARY_TOKENS + tokens_in_message(OPENING) + MESSAGE_OVERHEAD


def _as_messages(turns: Sequence[Turn], window: int) -> list[Message]:
    """The latest turns that fit; the very last one always, shortened if it must be."""
    told: list[Message] = []
    for turn in reversed(turns):
        text = turn.text if told else shortened(turn.text, window - MESSAGE_OVERHEAD)
        message = Message(turn.role, text)
        window -= tokens_in_message(message)
        if window < 0:
            break
        told.insert(0, message)
    return told


def _alternating(messages: Sequence[Message]) -> list[Message]:
    """Neighbours of one role become one message."""
    merged = [OPENING] if messages and messages[0].role is Role.ASSISTANT else []
    for message in messages:
        if merged and merged[-1].role is message.role:
            merged[-1] = Message(message.role, f"{merged[-1].text}\n\n{message.text}")
        else:
            merged.append(message)
    return merged
