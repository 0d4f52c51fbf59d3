"""A model's own look at a message, behind the guard. Asked only where a judge is on offer."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import structlog
from pydantic import BaseModel, ConfigDict, Field

from core.ai.errors import ModelError, NoModelError
from core.ai.metering import Call
from core.ai.prompts import prompt
from core.ai.router import Models
from core.ai.structured import ask_for
from core.ai.types import ChatRequest, Message, Role, Use
from core.checker.edits import Change
from core.checker.types import Area
from core.dialogues.checking import Checking
from core.dialogues.guarding import accepted_changes
from core.errors import PermanentError
from core.levels.types import Level

log = structlog.get_logger(__name__)

PROMPTS = Path(__file__).parent / "prompts"
ENGINE = "corrections/1"
PATIENCE = 6.0
"""Seconds. What comes later is not worth waiting for: the checker's own findings are there."""

Why = Annotated[str, Field(min_length=1, max_length=300)]


class ProposedEdit(BaseModel):
    model_config = ConfigDict(extra="forbid")

    wrong: Annotated[str, Field(max_length=300)]
    right: Annotated[str, Field(max_length=300)]
    area: Area
    why_ru: Why
    why_en: Why


class Correction(BaseModel):
    model_config = ConfigDict(extra="forbid")

    corrected: Annotated[str, Field(max_length=4_000)]
    edits: Annotated[list[ProposedEdit], Field(max_length=10)]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that came through the guard, and why."""

    change: Change
    area: Area
    why_ru: str
    why_en: str


@dataclass(frozen=True, slots=True)
class Corrector:
    """Proposes what else may be wrong with a message. Whatever goes wrong on the way, there is no proposal."""

    models: Models | None
    checker: Checking

    async def __call__(self, text: str, level: Level, call: Call) -> tuple[Proposal, ...]:
        if self.models is None or not self.models.offered(Use.JUDGE):
            return ()
        request = ChatRequest(
            messages=(
                Message(Role.SYSTEM, prompt("corrections", 1, PROMPTS).render(level=level.value)),
                Message(Role.USER, text),
            ),
            max_output_tokens=900,
            temperature=0.0,
        )
        try:
            async with asyncio.timeout(PATIENCE):
                found = await ask_for(self.models, Correction, request, call, use=Use.JUDGE)
                checked = await self.checker.check(found.corrected)
        except (ModelError, NoModelError, PermanentError, TimeoutError) as error:
            log.warning("no corrections from the model", error=str(error) or type(error).__name__)
            return ()
        changes = accepted_changes(text, found.corrected, checked)
        return tuple(one for change in changes if (one := _explained(text, change, found.edits)) is not None)


def _explained(text: str, change: Change, edits: list[ProposedEdit]) -> Proposal | None:
    """The reason for a change; a change without one is not shown."""
    for edit in edits:
        start = text.find(edit.wrong) if edit.wrong else -1
        if start >= 0 and start < change.end and change.start < start + len(edit.wrong):
            return Proposal(change, edit.area, edit.why_ru, edit.why_en)
    return None
