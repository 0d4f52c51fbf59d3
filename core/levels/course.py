"""The way of a test through its rows: what it stands at, what it asks next, how it ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from core.errors import PlacementUnknownError
from core.levels.conduct import FEWEST, MOST, Bank, is_enough, next_item
from core.levels.levelling import Placed, change_level
from core.levels.models import AnswerRow, ItemRow, LevelRow, RunRow
from core.levels.outcomes import (
    AnsweredItem,
    ItemMark,
    LevelSource,
    Placement,
    PlacementId,
    PlacementState,
    PlacementView,
)
from core.levels.results import estimate_of, result_of
from core.levels.rows import outlines, to_answer, to_item, to_outline
from core.levels.types import Level
from core.users.types import PersonId, UpdateKey

OPEN, DONE, UNDECIDED, DROPPED = "open", "done", "undecided", "dropped"
"""States of a run; a paused one is open."""
LIMIT = timedelta(minutes=60)
"""For a test, without its pauses."""
USUAL = 16
"""Questions of a test, by simulation."""
ENGINE = "placement/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Leads a test on. Every method is called within a transaction that holds the run."""

    placed: Placed

    async def go_on(self, run: RunRow, now: datetime) -> None:
        """Asks the next question if none is open, or ends the test when there were enough or the time is over. While
        a mark is still to come the test does not end."""
        if run.state != OPEN:
            return
        rows = await questions(run)
        if is_late(run, now):
            await self._end(run, rows, now)
        elif rows and rows[-1].mark is None:
            return
        elif (_is_enough(rows) or not await _ask(run, rows, now)) and not _waits(rows):
            await self._end(run, rows, now)

    async def _end(self, run: RunRow, rows: Sequence[AnswerRow], now: datetime) -> None:
        """What was asked and not answered, or not marked, is not counted."""
        answers = answered(rows)
        run.ended_at, run.paused_at = now, None
        if _marked(answers) < FEWEST:
            run.state = UNDECIDED
            return await run.save()
        result = result_of(answers)
        run.state, run.level, run.probabilities = DONE, result.level.value, list(result.probabilities)
        await run.save()
        return await self._tell(run, result, now)

    async def _tell(self, run: RunRow, result: Placement, now: datetime) -> None:
        person_id, key = PersonId(run.person_id), UpdateKey(f"placement:{run.id}")
        found = LevelRow(level=result.level.value, source=LevelSource.PLACEMENT.value, key=key, at=now, run_id=run.id)
        found.probability = result.probability
        await change_level(person_id, found)
        skills = {one.skill: one.level for one in result.skills if one.level is not None}
        await self.placed(person_id, result.level, key, skills=skills)


async def view_of(run: RunRow, now: datetime) -> PlacementView:
    """Where a test stands."""
    rows = await questions(run)
    state = _state(run, rows)
    asked = state in {PlacementState.ASKING, PlacementState.PAUSED}
    number = len(rows)
    return PlacementView(
        id=PlacementId(run.id),
        state=state,
        number=number,
        about=USUAL if number <= USUAL else MOST,
        answered=len(answered(rows)),
        seconds_left=max(0.0, (deadline(run, now) - now).total_seconds()),
        item=to_item(await ItemRow.get(key=rows[-1].exercise)) if asked else None,
        result=stored_result(run, rows) if state is PlacementState.DONE else None,
    )


def stored_result(run: RunRow, rows: Sequence[AnswerRow]) -> Placement:
    """As it was told: the level is the one that was stored, whatever a later engine would make of the answers."""
    assert run.level is not None
    result = result_of([to_answer(row) for row in rows if row.mark is not None and not row.in_practice])
    return replace(result, level=Level(run.level), probabilities=tuple(run.probabilities))


async def locked(person_id: PersonId, run_id: PlacementId) -> RunRow:
    """The person's run, held until the transaction ends. Raises PlacementUnknownError."""
    row = await RunRow.filter(id=run_id, person_id=person_id).select_for_update().first()
    if row is None:
        raise PlacementUnknownError(run_id)
    return row


async def wake(run: RunRow, now: datetime) -> None:
    """A paused test goes on; the pause does not count."""
    if run.paused_at is not None:
        run.paused_for, run.paused_at = run.paused_for + (now - run.paused_at), None
        await run.save()


async def questions(run: RunRow) -> list[AnswerRow]:
    """Of the test itself, in their order."""
    return await AnswerRow.filter(run_id=run.id, in_practice=False).order_by("number")


def answered(rows: Sequence[AnswerRow]) -> list[AnsweredItem]:
    return [to_answer(row) for row in rows if row.mark is not None]


def deadline(run: RunRow, now: datetime) -> datetime:
    """Pauses do not count, the present one neither."""
    resting = now - run.paused_at if run.paused_at else timedelta()
    end: datetime = run.begun_at + LIMIT + run.paused_for + resting
    return end


def is_late(run: RunRow, now: datetime) -> bool:
    return now > deadline(run, now)


def _state(run: RunRow, rows: Sequence[AnswerRow]) -> PlacementState:
    if run.state == DONE:
        return PlacementState.DONE
    if run.state != OPEN:
        return PlacementState.UNDECIDED
    if rows and rows[-1].mark is None:
        return PlacementState.PAUSED if run.paused_at else PlacementState.ASKING
    return PlacementState.WAITING


def _marked(answers: Sequence[AnsweredItem]) -> int:
    return sum(answer.mark.right is not None for answer in answers)


def _waits(rows: Sequence[AnswerRow]) -> bool:
    return any(row.mark == ItemMark.PENDING for row in rows)


def _is_enough(rows: Sequence[AnswerRow]) -> bool:
    answers = answered(rows)
    return len(rows) >= MOST or is_enough(estimate_of(answers), _marked(answers))


async def _ask(run: RunRow, rows: Sequence[AnswerRow], now: datetime) -> bool:
    """Whether there was anything left to ask. The choice follows from the run and the number, so that a replay asks
    the same."""
    bank = Bank(await outlines(listens=run.listens))
    randomness = Random(f"{run.key} {len(rows)}")  # noqa: S311 - not for secrets
    item = next_item(bank, [to_outline(row) for row in rows], estimate_of(answered(rows)), randomness)
    if item is None:
        return False
    await AnswerRow.create(
        run_id=run.id,
        number=len(rows) + 1,
        exercise=item.key,
        level=item.level.value,
        skill=item.skill.value,
        kind=item.kind.value,
        point=item.point,
        asked_at=now,
    )
    return True
