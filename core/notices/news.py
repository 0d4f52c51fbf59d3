"""News as it goes into a lane: the bot has the words, by the name."""

from collections.abc import Mapping

from core.updates.outbox import Event
from core.users.types import BotName

BOT = BotName("tutor")
"""Who has anything to tell of its own accord so far."""


def news(name: str, telegram_id: int, facts: Mapping[str, object], *, to_many: bool = False) -> Event:
    """Something to be told to a person. `facts`: plain values, as JSON has them."""
    told = {"kind": "news", "name": name, "telegram_id": telegram_id, "facts": facts}
    return Event(bot=BOT, lane=str(telegram_id), facts=told, to_many=to_many)
