"""How a moment is told: the day and the time of day where the person is. Whoever has chosen no time zone is told
which one is meant."""

from datetime import datetime, tzinfo

from bots.kit.words import Words


def clock(moment: datetime, say: Words, zone: tzinfo) -> str:
    """The time of day: "12:00 AM", or "12:00 AM UTC"."""
    time = say.time(moment, zone)
    return f"{time} UTC" if str(zone) == "UTC" else time


def told(moment: datetime, say: Words, zone: tzinfo) -> str:
    """Plain text that stands within a sentence: "on November 3, 2026 at 12:00 AM"."""
    return say.plain("on {date} at {time}", date=say.date(moment, zone), time=clock(moment, say, zone))
