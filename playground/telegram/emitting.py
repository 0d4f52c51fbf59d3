"""Making updates: numbered, logged, put into the bot's outbox."""

from playground.telegram.accounts import Chat, Wire
from playground.telegram.outbox import Outbox
from playground.telegram.queries import Query
from playground.telegram.records import UpdateRecord
from playground.telegram.updates import Update, lane_of, wanted
from playground.telegram.world import World


class Emitter:
    """Hands what people do to the outbox of their bot."""

    def __init__(self, world: World, outboxes: dict[str, Outbox]) -> None:
        self._world = world
        self._outboxes = outboxes

    def emit(self, chat: Chat, kind: str, payload: Wire, *, message_id: int | None = None) -> Wire | None:
        """The update as the bot will see it; None when its `allowed_updates` leave it out."""
        if not wanted(kind, chat.bot.profile.allowed_updates):
            return None
        person_id, created = chat.person.id, self._world.timing.now()
        update_id = self._world.next_update_id(chat.bot)
        record = UpdateRecord(chat.bot.name, update_id, kind, person_id, person_id, message_id, created)
        lane = lane_of(kind, person_id, person_id)
        update = Update(update_id, kind, payload, lane, created, record)
        self._world.updates.add(record)
        chat.last_update, chat.newest_update = (update_id, created), update_id
        self._outboxes[chat.bot.name].add(update)
        return update.wire

    def ask(self, query: Query, kind: str, payload: Wire, *, message_id: int | None = None) -> None:
        """Carry a question to the bot."""
        update = self.emit(query.chat, kind, payload, message_id=message_id)
        query.update_id = update["update_id"] if update else None

    def taken(self, chat: Chat, update: Update, status: int, ms: float) -> None:
        """Tell the watchers of the chat that the bot has an update."""
        if self._world.bus.watched(chat):
            self._world.bus.publish(
                chat,
                {
                    "type": "delivery",
                    "stage": "accepted",
                    "update_id": update.id,
                    "message_id": update.record.message_id,
                    "ms": ms,
                    "status": status,
                },
            )
