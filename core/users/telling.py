"""What Telegram has to be told of what happened elsewhere, written in the same transaction.

Facts only, with their `kind`: the bots have the words (`bots/kit/events.py`).
"""

from collections.abc import Iterable
from datetime import datetime

from core.updates.outbox import Event, put_out
from core.users.models import ContactRow, PersonRow
from core.users.types import BotName, LinkChange, TelegramId

CLEAR = "clear"
"""Nothing is left of the conversation under way: no form, no live screen."""
LINK = "link"
"""A link with an account of the REST API was made or undone there."""


async def clear_conversations(telegram_id: TelegramId, bots: Iterable[BotName], now: datetime) -> None:
    """In each of these bots, with the dead letters of the lane. The events outlive the person."""
    for bot in bots:
        event = Event(bot=bot, lane=str(telegram_id), facts={"kind": CLEAR}, drops_letters=True)
        await put_out(event, now, person_id=None)


async def tell_of_link(change: LinkChange) -> None:
    """By the bot that they wrote to last, among those that may write to them; nobody is told when there is none."""
    contacts = ContactRow.filter(person_id=change.link.person_id, unreachable_since=None)
    contact = await contacts.order_by("-seen_at", "-id").first()
    if contact is None:
        return
    person = await PersonRow.get(id=change.link.person_id)
    facts = {
        "kind": LINK,
        "telegram_id": person.telegram_id,
        "account": change.link.account,
        "linked": change.linked,
        "at": change.at.isoformat(),
    }
    await put_out(Event(bot=contact.bot, lane=str(person.telegram_id), facts=facts), change.at, person_id=person.id)
