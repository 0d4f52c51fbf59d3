"""What an answer changes about points and skills."""

from core.levels.types import PointKey, Skill, skill_of
from core.progress.ability import OF_A_SKILL, corrected, middle, moved, start_of_point
from core.progress.badges import Tally
from core.progress.history import Answered, Done, SkillDay, SkillState, State
from core.progress.points import PointState, is_right
from core.progress.types import Attempt, ExerciseKind

SKILLED_BY_KIND = {
    ExerciseKind.WRITING: Tally.WRITTEN,
    ExerciseKind.SAY: Tally.SPOKEN,
    ExerciseKind.LISTENING: Tally.HEARD,
    ExerciseKind.DICTATION: Tally.HEARD,
    ExerciseKind.HUNT: Tally.HUNTED,
    ExerciseKind.CARD: Tally.CARDS,
}


def learn(state: State, event: Answered) -> None:
    """Moves every point of the answer, and each of their skills once."""
    for point in dict.fromkeys(event.attempt.points):
        _learn_point(state, event, point)
    for skill in dict.fromkeys(map(skill_of, event.attempt.points)):
        before = _skill(state, skill, event.attempt)
        ability = moved(before.ability, before.answers, event.attempt, share=OF_A_SKILL)
        state.skills[skill] = SkillState(ability, before.answers + 1)
        state.skill_days[skill, event.day] = SkillDay(ability, before.answers + 1, practised=True)
    _count(state, event)


def correct(state: State, event: Answered) -> None:
    """Puts right what a mark of the answer did to its points and their skills, where anything is known of them."""
    attempt = event.attempt
    for point in dict.fromkeys(attempt.points):
        if (before := state.points.get(point)) is not None:
            state.points[point] = before.corrected(attempt, event.day)
            state.tallies[Tally.MASTERED] += state.points[point].mastered_on != before.mastered_on
    for skill in dict.fromkeys(map(skill_of, attempt.points)):
        if (known := state.skills.get(skill)) is not None:
            ability = corrected(known.ability, max(0, known.answers - 1), attempt, share=OF_A_SKILL)
            state.skills[skill] = SkillState(ability, known.answers)
            today = state.skill_days.get((skill, event.day))
            practised = today is not None and today.practised
            state.skill_days[skill, event.day] = SkillDay(ability, known.answers, practised)
    _count(state, event)


def place(state: State, event: Done) -> None:
    """A placement says where each skill stands; what points had proved stays theirs."""
    for skill, level in event.levels.items():
        answers = state.skills[skill].answers if skill in state.skills else 0
        state.skills[skill] = SkillState(middle(level), answers)
        today = state.skill_days.get((skill, event.day))
        practised = today is not None and today.practised
        state.skill_days[skill, event.day] = SkillDay(middle(level), answers, practised)


def _learn_point(state: State, event: Answered, point: PointKey) -> None:
    attempt = event.attempt
    before = state.points.get(point)
    if before is None:
        skill = _skill(state, skill_of(point), attempt)
        start = start_of_point(skill.ability, attempt.level)
        before = PointState(ability=start, level=attempt.level, last_at=event.at)
    after = before.after(attempt, event.at, event.day)
    state.points[point] = after
    state.tallies[Tally.MASTERED] += after.mastered_on != before.mastered_on
    state.tallies[Tally.REFRESHED] += before.rusty(event.day) and is_right(attempt) and attempt.tries == 1


def _skill(state: State, skill: Skill, attempt: Attempt) -> SkillState:
    return state.skills.get(skill) or SkillState(middle(attempt.level), 0)


def _count(state: State, event: Answered) -> None:
    """What badges are for: an exercise counts when it is done right for the first time."""
    attempt = event.attempt
    if not is_right(attempt) or attempt.exercise in state.solved:
        return
    state.solved.add(attempt.exercise)
    if tally := SKILLED_BY_KIND.get(attempt.kind):
        state.tallies[tally] += 1
    state.tallies[Tally.SECOND_TRIES] += attempt.tries > 1
