"""How a moment is told: the day and the time of day where the person is."""

from datetime import datetime, tzinfo

from bots.kit.words import Words


def told(moment: datetime, say: Words, zone: tzinfo) -> str:
    """Plain text that stands within a sentence: "on November 3, 2026 at 12:00 AM"."""
    return say.plain("on {date} at {time}", date=say.date(moment, zone), time=say.time(moment, zone))
