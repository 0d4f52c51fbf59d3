"""Answering a question of the placement test, and the mark that comes later."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tortoise.transactions import in_transaction

from core.answers.gaps import grade_gap
from core.answers.letters import plain_letters
from core.answers.normalising import normal_form
from core.answers.types import Grade, Verdict
from core.clock import Clock
from core.levels.course import OPEN, Course, is_late, locked, questions, view_of, wake
from core.levels.models import AnswerRow, ItemRow
from core.levels.outcomes import ItemMark, PlacementId, PlacementView
from core.levels.rows import to_item
from core.levels.types import Item
from core.users.types import PersonId, UpdateKey

LONGEST = 500
"""Characters of an answer that are kept."""
LETTERS = "abcd"


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as it was given: words, the place of an option from 0, or neither for "I don't know"."""

    text: str | None = None
    option: int | None = None
    pending: bool = False
    """Something else will mark it: what was said is not known yet."""


DONT_KNOW = Response()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerItem:
    """Answers the question `number` and asks the next, or ends the test. Answering goes on with a paused test.

    An answer to another question than the present one changes nothing, nor does one that comes after the time is
    over. Once for each update. Raises PlacementUnknownError.
    """

    clock: Clock
    course: Course

    async def __call__(
        self, person_id: PersonId, placement_id: PlacementId, number: int, response: Response, key: UpdateKey
    ) -> PlacementView:
        mark, slip = await self._mark(placement_id, number, response)
        now = self.clock.now()
        async with in_transaction():
            run = await locked(person_id, placement_id)
            rows = await questions(run)
            counts = run.state == OPEN and not is_late(run, now) and _is_asked(rows, number)
            if counts and not await AnswerRow.exists(key=key):
                await wake(run, now)
                await _write(rows[-1], response, mark, key, now)
            else:
                slip = None
            await self.course.go_on(run, now)
            return replace(await view_of(run, now), slip=slip)

    async def _mark(self, placement_id: PlacementId, number: int, response: Response) -> tuple[ItemMark, Grade | None]:
        """The grade is told only of a slip."""
        if response.pending:
            return ItemMark.PENDING, None
        row = await AnswerRow.get_or_none(run_id=placement_id, number=number, in_practice=False)
        item = await ItemRow.get_or_none(key=row.exercise) if row else None
        return await mark_of(to_item(item), response) if item else (ItemMark.FAILED, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAnswer:
    """The mark of an answer that was pending: its words, or None when they could not be known. A mark is given once;
    a failed one is "not assessed". Raises PlacementUnknownError."""

    clock: Clock
    course: Course

    async def __call__(
        self, person_id: PersonId, placement_id: PlacementId, number: int, text: str | None
    ) -> PlacementView:
        now = self.clock.now()
        async with in_transaction():
            run = await locked(person_id, placement_id)
            row = await AnswerRow.get_or_none(run_id=run.id, number=number, mark=ItemMark.PENDING.value)
            grade = None
            if row is not None:
                given, grade = await self._given(row, text)
                row.mark, row.given = given.value, text
                await row.save()
                await self.course.go_on(run, now)
            return replace(await view_of(run, now), slip=grade)

    async def _given(self, row: AnswerRow, text: str | None) -> tuple[ItemMark, Grade | None]:
        if text is None:
            return ItemMark.FAILED, None
        return await mark_of(to_item(await ItemRow.get(key=row.exercise)), Response(text))


async def mark_of(item: Item, response: Response) -> tuple[ItemMark, Grade | None]:
    """A slip is right, and its grade is told."""
    if response.text is None and response.option is None:
        return ItemMark.UNKNOWN, None
    if item.answer is not None:
        chosen = response.option if response.text is None else option_of(item, response.text)
        return _right_or_wrong(chosen == item.answer), None
    grade = await asyncio.to_thread(grade_gap, response.text or "", item.prompt, item.accept)
    if grade.verdict is Verdict.TYPO:
        return ItemMark.TYPO, grade
    return _right_or_wrong(grade.verdict is Verdict.RIGHT), None


def option_of(item: Item, text: str) -> int | None:
    """The option that was meant by words: the option itself, its letter or its number; None when it is none."""
    said = normal_form(text)
    forms = [normal_form(option) for option in item.options]
    if said in forms:
        return forms.index(said)
    letter = plain_letters(text).strip(" .)")
    places = {name: place for place, name in enumerate(LETTERS)} | {str(n): n - 1 for n in range(1, len(LETTERS) + 1)}
    return places.get(letter)


def _right_or_wrong(right: bool) -> ItemMark:
    return ItemMark.RIGHT if right else ItemMark.WRONG


def _is_asked(rows: Sequence[AnswerRow], number: int) -> bool:
    return bool(rows) and rows[-1].number == number and rows[-1].mark is None


async def _write(row: AnswerRow, response: Response, mark: ItemMark, key: UpdateKey, now: datetime) -> None:
    row.mark, row.key, row.answered_at = mark.value, key, now
    row.given = response.text[:LONGEST] if response.text is not None else None
    if response.option is not None:
        options = to_item(await ItemRow.get(key=row.exercise)).options
        row.given = options[response.option] if 0 <= response.option < len(options) else ""
    await row.save()
