"""One more event: what it brings, and where the learner stands after it."""

from datetime import date

from core.progress.badges import Tally, badges_for
from core.progress.experience import LESSON, xp_for
from core.progress.history import Answered, Done, Earned, Event, State
from core.progress.learning import correct, learn, place
from core.progress.points import is_right
from core.progress.streaks import CARDS_A_UNIT, streak_of
from core.progress.types import EDITORS, Attempt, Award, BadgeKey, DeedKind, ExerciseKind

CLEAN_ANSWERS = 5
"""The fewest answers of a lesson that can be called clean."""


def fold(state: State, event: Event) -> Award:
    """Changes the state by the event, and says what it brought."""
    state.events += 1
    if isinstance(event, Answered):
        return _accepted(state, event) if event.attempt.engine == EDITORS else _answered(state, event)
    return _done(state, event)


def may_count(state: State, event: Event) -> bool:
    """Whether the event may change how much the day is worth for the streak: then all days have to be known."""
    if isinstance(event, Done):
        return event.kind is DeedKind.LESSON
    today = state.today(event.day)
    return _cards(state, event) == 1 and (today.cards + 1) % CARDS_A_UNIT == 0


def _answered(state: State, event: Answered) -> Award:
    attempt, day = event.attempt, event.day
    state.practised(event.at, day)
    learn(state, event)
    state.tallies[Tally.SKILLS_A_WEEK] = max(state.tallies[Tally.SKILLS_A_WEEK], state.skills_of_week(day))
    xp = 0 if (attempt.exercise, day) in state.paid else xp_for(attempt)
    cards = _cards(state, event)
    state.seen.add((attempt.exercise, day))
    if xp:
        state.paid.add((attempt.exercise, day))
    if lesson := _lesson_of(attempt):
        state.lesson_answers.setdefault((lesson, day), []).append(is_clean(attempt))
    today = state.today(day)
    today.answers += 1
    today.right += is_right(attempt)
    return _awarded(state, event, xp, cards=cards)


def _accepted(state: State, event: Answered) -> Award:
    """An answer of before, accepted by the editors: its XP is paid now, whatever its exercise brought since."""
    correct(state, event)
    state.seen.add((event.attempt.exercise, event.day))
    state.paid.add((event.attempt.exercise, event.day))
    return _awarded(state, event, xp_for(event.attempt))


def _done(state: State, event: Done) -> Award:
    again = state.done.get((event.kind, event.subject))
    state.done[event.kind, event.subject] = event.day
    match event.kind:
        case DeedKind.LESSON:
            return _finished(state, event, again)
        case DeedKind.TALK:
            state.practised(event.at, event.day)
            state.tallies[Tally.TALKS] += again is None
        case DeedKind.LEVEL:
            state.tallies[Tally.LEVELS] += again is None
        case DeedKind.PLACED:
            place(state, event)
        case DeedKind.GOAL:
            state.goal = int(event.subject)
        case DeedKind.PAUSE:
            state.pause(event.day)
        case DeedKind.BACK:
            state.end_pause(event.day)
    return Award(badges=_badges(state, event))


def _finished(state: State, event: Done, again: date | None) -> Award:
    """A lesson is worth something once a day."""
    if again == event.day:
        return Award()
    state.practised(event.at, event.day)
    answers = state.lesson_answers.get((event.subject, event.day), [])
    state.tallies[Tally.LESSONS] += again is None
    state.tallies[Tally.CLEAN_LESSONS] += len(answers) >= CLEAN_ANSWERS and all(answers)
    return _awarded(state, event, LESSON, lessons=1)


def _awarded(state: State, event: Event, xp: int, *, cards: int = 0, lessons: int = 0) -> Award:
    """Books what was done on its day."""
    today = state.today(event.day)
    state.xp += xp
    today.xp += xp
    reached = not today.reached and xp > 0 and today.xp >= state.goal
    today.goal, today.reached = state.goal, today.reached or reached
    state.tallies[Tally.GOAL_DAYS] += reached
    streak = _practise(state, event.day, cards, lessons)
    return Award(xp=xp, goal_reached=reached, streak=streak, badges=_badges(state, event))


def _practise(state: State, day: date, cards: int, lessons: int) -> int | None:
    """The streak, when this made the day count or earned a lost one back."""
    today = state.today(day)
    units = today.units
    today.cards += cards
    today.lessons += lessons
    if today.units == units:
        return None
    done = {on: one.units for on, one in state.days.items()}
    before, after = (streak_of({**done, day: n}, state.pauses, day) for n in (units, today.units))
    state.tallies[Tally.LONGEST_STREAK] = max(state.tallies[Tally.LONGEST_STREAK], after.best)
    state.tallies[Tally.WON_BACK] += len(before.lost) - len(after.lost)
    return after.length if after.length > before.length else None


def _badges(state: State, event: Event) -> tuple[BadgeKey, ...]:
    """Those that the learner did not have before."""
    new = tuple(badge for badge in badges_for(state.tallies) if badge not in state.badges)
    state.badges |= dict.fromkeys(new, Earned(event.key, event.at, event.day))
    return new


def _cards(state: State, event: Answered) -> int:
    """A card counts once a day."""
    attempt = event.attempt
    return int(attempt.kind is ExerciseKind.CARD and (attempt.exercise, event.day) not in state.seen)


def _lesson_of(attempt: Attempt) -> str | None:
    """The key of the lesson that an exercise stands in: `lesson:a1-04/s3`."""
    kind, _, rest = attempt.exercise.partition(":")
    return rest.partition("/")[0] if kind == "lesson" else None


def is_clean(attempt: Attempt) -> bool:
    return attempt.score == 1 and attempt.tries == 1 and not (attempt.hinted or attempt.revealed)
