"""Reads that the use cases share: whose run it is, where it stands, what there is to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import LessonRunUnknownError
from core.lessons.content import Content, content_of
from core.lessons.models import LessonRow, LessonRunRow, StepAnswerRow
from core.lessons.solutions import solution_of
from core.lessons.steering import following
from core.lessons.steps import AnyExercise, Exercise, Match
from core.lessons.suiting import base_of, hard_ones
from core.lessons.types import (
    Answered,
    Feedback,
    Mistake,
    Outcome,
    RunId,
    RunView,
    StepState,
    Summary,
)
from core.progress.types import Award, BadgeKey
from core.users.types import PersonId

OPEN, FINISHED, LEFT, SKIPPED = "open", "finished", "left", "skipped"
"""States of a run; a skipped one was never begun: its lesson was known already."""
MISTAKES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Loaded:
    """A run with its lesson."""

    row: LessonRunRow
    base: Content
    """Without what comes once more."""

    @property
    def content(self) -> Content:
        return self.base.with_again(self.row.again)

    @property
    def states(self) -> dict[str, StepState]:
        return {key: StepState.model_validate(state) for key, state in self.row.states.items()}

    @property
    def state(self) -> StepState:
        """Of the step that it is at."""
        return self.state_of(self.row.step_key)

    def state_of(self, key: str) -> StepState:
        return StepState.model_validate(self.row.states.get(key, {}))

    def put(self, key: str, state: StepState) -> None:
        self.row.states = {**self.row.states, key: state.model_dump(mode="json", exclude_defaults=True)}

    def is_at(self, key: str) -> bool:
        """Whether the run is open and stands at this step: a press of an old button finds it elsewhere."""
        return self.row.state == OPEN and self.row.step_key == key


async def own_run(person_id: PersonId, run_id: RunId, *, lock: bool = False) -> Loaded:
    """Raises LessonRunUnknownError for anybody else's run, as for one that never was."""
    runs = LessonRunRow.filter(id=run_id, person_id=person_id)
    row = await (runs.select_for_update() if lock else runs).first()
    if row is None:
        raise LessonRunUnknownError(run_id)
    return await loaded(row)


async def loaded(row: LessonRunRow) -> Loaded:
    """A step that staff have taken out since is passed over."""
    run = Loaded(row, await content_of(await LessonRow.get(id=row.lesson_id), row.language))
    steps = run.content.steps
    if row.step_key not in steps:
        row.step_key = next((key for key in steps if key not in row.states), list(steps)[-1])
    return run


async def view_of(run: Loaded) -> RunView:
    row, steps = run.row, list(run.content.steps)
    last = await StepAnswerRow.filter(run_id=row.id, step_key=row.step_key).order_by("-id").first()
    return RunView(
        id=RunId(row.id),
        lesson=run.content.lesson,
        language=row.language,
        place=steps.index(row.step_key) + 1,
        places=len(steps),
        step_key=row.step_key,
        step=run.content.steps[row.step_key],
        state=run.state,
        last=_answered(last) if last else None,
        again=len(hard_ones(run.base.steps, run.states)),
        is_last=following(row.step_key, run.content.steps, run.states, row.again)[0] is None,
        summary=await _summary(run) if row.state == FINISHED else None,
        touched_at=row.touched_at,
    )


def award_to_json(award: Award) -> dict[str, Any]:
    return {
        "xp": award.xp,
        "goal_reached": award.goal_reached,
        "streak": award.streak,
        "badges": list(award.badges),
    }


def award_from_json(data: Mapping[str, Any]) -> Award:
    badges = tuple(BadgeKey(badge) for badge in data.get("badges", ()))
    return Award(
        xp=data.get("xp", 0), goal_reached=data.get("goal_reached", False), streak=data.get("streak"), badges=badges
    )


def _answered(row: StepAnswerRow) -> Answered:
    return Answered(
        text=row.answer,
        outcome=Outcome(row.outcome),
        feedback=Feedback.model_validate(row.feedback),
        award=award_from_json(row.award),
    )


async def _summary(run: Loaded) -> Summary:
    answers = await StepAnswerRow.filter(run_id=run.row.id).order_by("id")
    award = award_from_json(run.row.award)
    marked = [state for key, state in run.states.items() if base_of(key) == key and state.score is not None]
    return Summary(
        xp=sum(award_from_json(answer.award).xp for answer in answers) + award.xp,
        graded=len(marked),
        at_once=sum(state.score == 1 and state.tries == 1 and not state.hints for state in marked),
        mistakes=_mistakes(run, answers),
        award=award,
    )


def _mistakes(run: Loaded, answers: list[StepAnswerRow]) -> tuple[Mistake, ...]:
    """The first wrong answer at each step, until there are enough."""
    found: dict[str, Mistake] = {}
    for answer in answers:
        key = base_of(answer.step_key)
        step = run.content.steps.get(key)
        wrong = answer.outcome == Outcome.WRONG.value and not run.state_of(key).disputed
        if wrong and isinstance(step, Exercise) and key not in found:
            found[key] = Mistake(given=answer.answer, right=_right_of(step, answer))
    return tuple(found.values())[:MISTAKES_SHOWN]


def _right_of(step: AnyExercise, answer: StepAnswerRow) -> str:
    """Of several pairs the one that was missed."""
    solution = Feedback.model_validate(answer.feedback).nearest or solution_of(step)
    if not isinstance(step, Match):
        return solution
    left = answer.answer.partition(" — ")[0]
    return next((line for line in solution.splitlines() if line.startswith(f"{left} — ")), solution)


async def unfinished(person_id: PersonId) -> LessonRunRow | None:
    """The lesson that was touched last and is not finished."""
    return await LessonRunRow.filter(person_id=person_id, state=OPEN).order_by("-touched_at", "-id").first()


async def done_lessons(person_id: PersonId) -> set[str]:
    """The keys of the lessons that were ever gone through to the end, or passed over."""
    runs = LessonRunRow.filter(person_id=person_id, state__in=(FINISHED, SKIPPED))
    keys = await runs.values_list("lesson__key", flat=True)
    return set(map(str, keys))
