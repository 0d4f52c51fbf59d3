"""The label of a stored update: all that has to be known of it before its body is read."""

from dataclasses import dataclass

from core.updates import keys
from core.updates.addressing import Passage

_PASSAGES = frozenset(Passage)

_IN_ORDER = frozenset({Passage.LANE, Passage.EVENT})


@dataclass(frozen=True, slots=True)
class Label:
    """Whose update it is, where it belongs and how it travels. One field in the store, to save parts of a command."""

    bot: str
    lane: str
    update_id: int
    passage: Passage

    def packed(self) -> bytes:
        """The four parts, parted by spaces: a bot's name holds none, a lane may."""
        return f"{self.bot} {self.lane} {self.update_id} {self.passage.value}".encode()

    @classmethod
    def unpacked(cls, packed: bytes) -> "Label":
        """A passage of a newer release counts as the plain one: its order is kept, and nothing stands still."""
        bot, rest = packed.decode().split(" ", 1)
        lane, update_id, passage = rest.rsplit(" ", 2)
        return cls(bot, lane, int(update_id), Passage(passage) if passage in _PASSAGES else Passage.LANE)

    @property
    def keeps_order(self) -> bool:
        """Whether it waits for what came before it in its lane."""
        return self.passage in _IN_ORDER

    def stream(self, partition: int) -> str:
        """The stream of the partition in which such an update waits."""
        return keys.inbound(partition) if self.keeps_order else keys.express(partition)
