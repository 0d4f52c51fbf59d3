"""Getting to know a learner: one question after another, or any of them later."""

from dataclasses import dataclass
from typing import Any

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.errors import AnswerUnknownError, InterestsFullError
from core.learners.models import LearnerRow
from core.learners.types import (
    INTERESTS_AT_MOST,
    MINUTES,
    NEVER,
    Goal,
    Interest,
    Learner,
    Question,
)
from core.users.types import PersonId

NO_HOUR = -1
"""Stands in the column of the hour for `NEVER`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerOf:
    """What is known of a learner; somebody who has told nothing has the defaults."""

    async def __call__(self, person_id: PersonId) -> Learner:
        row = await LearnerRow.get_or_none(person_id=person_id)
        return to_learner(row) if row else Learner()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskQuestion:
    """The learner is at this question now: whoever comes back is asked it again. None: they were asked everything."""

    clock: Clock

    async def __call__(self, person_id: PersonId, question: Question | None) -> Learner:
        async with in_transaction():
            row = await _locked(person_id, self.clock)
            row.asked = question.value if question else None
            if question is None and row.introduced_at is None:
                row.introduced_at = self.clock.now()
            return await _saved(row, self.clock)


@dataclass(frozen=True, slots=True, kw_only=True)
class TellAboutSelf:
    """The learner answers a question, or takes an answer back with None. Raises AnswerUnknownError.

    Goal and native language are words; minutes are those of `MINUTES`; the reminder's hour is 0 to 23, or `NEVER`.
    """

    clock: Clock

    async def __call__(self, person_id: PersonId, question: Question, answer: str | int | None) -> Learner:
        column, value = _column(question), _checked(question, answer)
        async with in_transaction():
            row = await _locked(person_id, self.clock)
            setattr(row, column, NO_HOUR if value == NEVER else value)
            return await _saved(row, self.clock)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToggleInterest:
    """The learner takes an interest up or lays it down; three at the most. Raises InterestsFullError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, interest: Interest) -> Learner:
        async with in_transaction():
            row = await _locked(person_id, self.clock)
            if interest.value in row.interests:
                row.interests = [one for one in row.interests if one != interest.value]
            elif len(row.interests) >= INTERESTS_AT_MOST:
                raise InterestsFullError
            else:
                row.interests = [*row.interests, interest.value]
            return await _saved(row, self.clock)


def to_learner(row: LearnerRow) -> Learner:
    return Learner(
        goal=Goal(row.goal) if row.goal else None,
        interests=tuple(Interest(one) for one in row.interests),
        minutes=row.minutes,
        reminder_hour=None if row.reminder_hour == NO_HOUR else row.reminder_hour,
        wants_reminders=row.reminder_hour != NO_HOUR,
        native_language=row.native_language,
        asked=Question(row.asked) if row.asked else None,
        introduced=row.introduced_at is not None,
    )


def _column(question: Question) -> str:
    columns = {
        Question.GOAL: "goal",
        Question.MINUTES: "minutes",
        Question.REMINDER: "reminder_hour",
        Question.LANGUAGE: "native_language",
    }
    if question not in columns:
        raise AnswerUnknownError(question)
    return columns[question]


def _checked(question: Question, answer: str | int | None) -> str | int | None:
    known = {
        Question.GOAL: answer in set(Goal),
        Question.MINUTES: answer in MINUTES,
        Question.REMINDER: answer == NEVER or (isinstance(answer, int) and 0 <= answer <= 23),
        Question.LANGUAGE: isinstance(answer, str) and len(answer) == 2 and answer.isalpha(),
    }
    if answer is not None and not known[question]:
        raise AnswerUnknownError(question, answer)
    return answer


async def _locked(person_id: PersonId, clock: Clock) -> LearnerRow:
    defaults: dict[str, Any] = {"changed_at": clock.now()}
    await LearnerRow.get_or_create(defaults, person_id=person_id)
    return await LearnerRow.filter(person_id=person_id).select_for_update().get()


async def _saved(row: LearnerRow, clock: Clock) -> Learner:
    row.changed_at = clock.now()
    await row.save()
    return to_learner(row)
