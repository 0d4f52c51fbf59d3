"""The part of a learner's state that one event may touch, from the rows."""

from core.progress.days import DAY
from core.progress.events import to_attempt
from core.progress.folding import is_clean, may_count
from core.progress.history import Answered, Done, Event, State
from core.progress.models import AttemptRow, DeedRow, StandingRow
from core.progress.points import is_right
from core.progress.storing import load_badges, load_days, load_points, load_skill_days, standing_to_state
from core.progress.types import DeedKind
from core.users.types import PersonId


async def load(row: StandingRow, event: Event) -> State:
    """The state before the event."""
    person_id = PersonId(row.person_id)
    state = standing_to_state(row)
    state.badges = await load_badges(person_id)
    state.days = await load_days(person_id, event.day)
    if isinstance(event, Answered):
        await _load_attempt(state, person_id, event)
    else:
        await _load_deed(state, person_id, event)
    if may_count(state, event):
        state.days = await load_days(person_id)
        await load_pauses(state, person_id)
    return state


async def load_pauses(state: State, person_id: PersonId) -> None:
    kinds = [DeedKind.PAUSE.value, DeedKind.BACK.value]
    for deed in await DeedRow.filter(person_id=person_id, kind__in=kinds).order_by("number"):
        if deed.kind == DeedKind.PAUSE:
            state.pause(deed.day)
        else:
            state.end_pause(deed.day)


async def _load_attempt(state: State, person_id: PersonId, event: Answered) -> None:
    attempt = event.attempt
    state.points = await load_points(person_id, attempt.points)
    state.skill_days = await load_skill_days(person_id, event.day - 6 * DAY)
    for row in await AttemptRow.filter(person_id=person_id, exercise=attempt.exercise):
        state.seen.add((row.exercise, row.day))
        if row.xp:
            state.paid.add((row.exercise, row.day))
        if is_right(to_attempt(row)):
            state.solved.add(row.exercise)


async def _load_deed(state: State, person_id: PersonId, event: Done) -> None:
    same = DeedRow.filter(person_id=person_id, kind=event.kind.value, subject=event.subject)
    if (last := await same.order_by("-number").first()) is not None:
        state.done[event.kind, event.subject] = last.day
    if event.kind is DeedKind.PLACED:
        state.skill_days = await load_skill_days(person_id, event.day)
    if event.kind is DeedKind.LESSON:
        answers = AttemptRow.filter(person_id=person_id, day=event.day, exercise__startswith=f"lesson:{event.subject}/")
        state.lesson_answers[event.subject, event.day] = [is_clean(to_attempt(row)) async for row in answers]
    if event.kind in (DeedKind.PAUSE, DeedKind.BACK):
        await load_pauses(state, person_id)
