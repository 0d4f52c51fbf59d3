"""What the outside may ask of reminders: `app.reminders`."""

from dataclasses import dataclass

from core.clock import Clock
from core.notices.reminding import SendReminders, SnoozeReminder
from core.progress.cases import ProgressCases


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderCases:
    """The use cases of reminders. The hour is among what learners tell of themselves: `app.learners`."""

    send: SendReminders
    """`await app.reminders.send(now) -> int`: for a scheduler, every five minutes."""
    snooze: SnoozeReminder

    @classmethod
    def build(cls, *, clock: Clock, progress: ProgressCases) -> "ReminderCases":
        return cls(
            send=SendReminders(last_practised=progress.last_practised, standing=progress.standing),
            snooze=SnoozeReminder(clock=clock),
        )
