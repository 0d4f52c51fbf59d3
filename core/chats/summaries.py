"""The rolling summary: what stands for the turns that a model is no longer told word for word."""

import re
from collections.abc import Sequence
from typing import Protocol

import structlog

from core.ai.errors import ModelError, NoModelError
from core.ai.metering import Call
from core.ai.prompts import prompt
from core.ai.router import Models
from core.ai.tokens import tokens_in_text
from core.ai.types import ChatRequest, Message, Role
from core.chats.extracting import extract
from core.chats.quoting import as_data, shortened
from core.chats.types import Turn
from core.users.types import PersonId

log = structlog.get_logger(__name__)

SUMMARY_TOKENS = 400
SUMMARY_WORDS = 150
TURN_TOKENS = 300
"""What a summariser is told of one turn at the most."""
TURNS_AT_ONCE = 40
PURPOSE = "chats.summary"


class Summariser(Protocol):
    async def fold(self, person_id: PersonId, summary: str | None, turns: Sequence[Turn]) -> str:
        """The summary of `summary` and the turns after it, in at most SUMMARY_TOKENS. Always succeeds."""
        ...


class ExtractiveSummariser:
    """The person's own sentences that say most."""

    async def fold(self, person_id: PersonId, summary: str | None, turns: Sequence[Turn]) -> str:  # noqa: ARG002
        return extract(summary, turns, tokens=SUMMARY_TOKENS)


class ModelSummariser:
    """A model's words, as far as they can be trusted: an extract when it fails, is wordy, or gives a number that was
    never said."""

    def __init__(self, models: Models) -> None:
        self._models = models

    async def fold(self, person_id: PersonId, summary: str | None, turns: Sequence[Turn]) -> str:
        for start in range(0, len(turns), TURNS_AT_ONCE):
            summary = await self._fold(person_id, summary, turns[start : start + TURNS_AT_ONCE])
        return summary or ""

    async def _fold(self, person_id: PersonId, summary: str | None, turns: Sequence[Turn]) -> str:
        source = as_data({"before": summary, "turns": [_told(turn) for turn in turns]})
        request = ChatRequest(
            messages=(
                Message(Role.SYSTEM, prompt("chat_summary", 1).render(words=str(SUMMARY_WORDS))),
                Message(Role.USER, source),
            ),
            max_output_tokens=SUMMARY_TOKENS,
            temperature=0.0,
        )
        try:
            answer = await self._models.ask(request, Call(PURPOSE, person=person_id))
        except (ModelError, NoModelError) as error:
            log.info("summary without a model", reason=type(error).__name__)
            return extract(summary, turns, tokens=SUMMARY_TOKENS)
        text = answer.text.strip()
        if not (answer.is_final and _is_sound(text, source)):
            log.info("a model's summary was not used", finish=answer.finish.value)
            return extract(summary, turns, tokens=SUMMARY_TOKENS)
        return text


def _told(turn: Turn) -> dict[str, str]:
    return {"who": "person" if turn.role is Role.USER else "assistant", "said": shortened(turn.text, TURN_TOKENS)}


def _is_sound(text: str, source: str) -> bool:
    """Not empty, not too long, and every number in it was told to the model."""
    told = set(re.findall(r"\d+", source))
    return bool(text) and tokens_in_text(text) <= SUMMARY_TOKENS and told.issuperset(re.findall(r"\d+", text))
