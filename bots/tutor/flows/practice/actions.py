"""What the buttons of the daily session do."""

from bots.kit.screens import Action


class PractiseWords(Action, prefix="pracwords"):
    """The words of today's session."""


class OpenPath(Action, prefix="pracpath"):
    """Why this comes next: the way so far."""


class PractiseNow(Action, prefix="remindnow", lasting=True):
    """Today's session, from a reminder."""


class Snooze(Action, prefix="remindlater", lasting=True):
    """Remind me in so many hours; 0: tomorrow."""

    hours: int
