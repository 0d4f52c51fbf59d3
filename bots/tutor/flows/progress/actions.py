"""What the buttons about progress do. Those that stand under pictures too are lasting."""

from bots.kit.screens import Action


class SendProgress(Action, prefix="progress", lasting=True):
    """The picture of everything."""


class SendWeek(Action, prefix="progress_week", lasting=True):
    """The picture of a week. `monday` as an ISO date; empty: the present week."""

    monday: str = ""


class OpenBadges(Action, prefix="progress_badges", lasting=True):
    """A page of the badges, from 0."""

    page: int = 0


class OpenLeague(Action, prefix="league", lasting=True):
    """The table of the week."""


class OpenStreak(Action, prefix="progress_streak", lasting=True):
    """The streak, the freezes, the daily goal."""


class JoinLeague(Action, prefix="league_join"):
    pass


class AskToLeaveLeague(Action, prefix="league_leave"):
    pass


class LeaveLeague(Action, prefix="league_left"):
    pass


class OpenGoals(Action, prefix="progress_goals"):
    """The daily goals to choose from."""


class PickGoal(Action, prefix="progress_goal"):
    """So many XP a day from now on."""

    xp: int


class AskToPause(Action, prefix="streak_pause"):
    """Says what a pause is before it begins."""


class Pause(Action, prefix="streak_paused"):
    pass


class EndPause(Action, prefix="streak_resumed"):
    pass
