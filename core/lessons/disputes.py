"""Disputes as they cross the border, and the answers that count since one was accepted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from typing import NewType

from core.answers.normalising import normal_form
from core.lessons.models import DisputeRow
from core.lessons.solutions import accepted_by
from core.lessons.steps import Step

DisputeId = NewType("DisputeId", int)


@unique
class DisputeState(StrEnum):
    """Where a dispute stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """An answer that was marked wrong, before the editors."""

    id: DisputeId
    lesson_key: str
    step_key: str
    given: str
    accept: tuple[str, ...]
    """What was accepted at that time."""
    state: DisputeState
    filed_at: datetime
    settled_at: datetime | None


async def was_accepted(lesson_key: str, step_key: str, step: Step, given: str) -> bool:
    """Whether the editors have accepted the same words before, at the step as it is now."""
    rows = DisputeRow.filter(state=DisputeState.ACCEPTED.value, lesson_key=lesson_key, step_key=step_key)
    present, said = accepted_by(step), normal_form(given)
    return any(row.accept == present and normal_form(row.given) == said for row in await rows)
