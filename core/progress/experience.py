"""Experience points (XP): what an answer and a lesson are worth. Where the figures are from:
docs/teaching.md."""

from core.progress.types import Attempt, ExerciseKind

FIRST, SECOND, LATER = 10, 6, 3
"""For the first try, the second, and a later one or an answer that had been shown."""
LESSON = 20
PASSED = 0.5
"""A score from here on is an answer; below it is a miss and worth nothing."""

PER_MINUTE = 10
"""Of practice, about: an answer takes most of a minute with its explanation."""
DAILY_GOAL = 10 * PER_MINUTE


def xp_for(attempt: Attempt) -> int:
    """What an answer is worth when nothing has been paid for its exercise today. A placement is no practice."""
    if attempt.kind is ExerciseKind.PLACEMENT:
        return 0
    if attempt.revealed:
        return LATER
    if attempt.score < PASSED:
        return 0
    full = {1: FIRST, 2: SECOND}.get(attempt.tries, LATER)
    return round(full * attempt.score)
