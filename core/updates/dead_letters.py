"""Updates that were given up: seen, replayed in their lane, or dropped."""

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from core.errors import AtelierError
from core.updates import keys
from core.updates.labels import Label
from core.updates.store import Script, Store, text


class DeadLetterUnknownError(AtelierError):
    """No dead letter has this number."""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """One given-up update. `number` is `partition/stream id`; times are ISO 8601 in UTC."""

    number: str
    bot: str
    lane: str
    update_id: int
    attempts: int
    error: str
    incident: str
    at: str
    entry_id: str
    body: bytes


class DeadLetters:
    """The dead letters of all partitions."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._script = Script.named("dead")

    async def all(self) -> AsyncIterator[DeadLetter]:
        """Every dead letter, partition by partition, oldest first."""
        for partition in range(keys.PARTITIONS):
            for entry_id, fields in await self._store.client.xrange(keys.dead(partition)):
                yield _letter(partition, text(entry_id), fields)

    async def find(self, number: str) -> DeadLetter:
        """Raises: DeadLetterUnknownError."""
        partition, letter_id = _parse(number)
        found = await self._store.client.xrange(keys.dead(partition), letter_id, letter_id)
        if not found:
            raise DeadLetterUnknownError(number)
        return _letter(partition, letter_id, found[0][1])

    async def count(self) -> int:
        return sum([await self._store.client.xlen(keys.dead(partition)) for partition in range(keys.PARTITIONS)])

    async def replay(self, number: str) -> None:
        """Put the update at the end of its lane; what it sent is not sent again. Raises DeadLetterUnknownError."""
        await self._settle("replay", number)

    async def drop(self, number: str) -> None:
        """Forget the update for good. Raises DeadLetterUnknownError."""
        await self._settle("drop", number)

    async def drop_lane(self, bot: str, lane: str) -> int:
        """Forget every update of a lane; returns how many there were."""
        partition = keys.partition_of(bot, lane)
        letters = [
            _letter(partition, text(entry_id), fields)
            for entry_id, fields in await self._store.client.xrange(keys.dead(partition))
        ]
        own = [letter for letter in letters if (letter.bot, letter.lane) == (bot, lane)]
        for letter in own:
            with suppress(DeadLetterUnknownError):  # somebody was quicker
                await self.drop(letter.number)
        return len(own)

    async def _settle(self, operation: str, number: str) -> None:
        letter = await self.find(number)
        partition, letter_id = _parse(number)
        names = [
            keys.dead(partition),
            keys.inbound(partition),
            keys.journal(partition, letter.entry_id),
            keys.attempts(partition),
        ]
        if await self._store.evaluate(self._script, names, [operation, letter_id]) == b"GONE":
            raise DeadLetterUnknownError(number)


def _parse(number: str) -> tuple[int, str]:
    partition, _, letter_id = number.partition("/")
    if not partition.isdigit() or int(partition) >= keys.PARTITIONS or not letter_id.replace("-", "").isdigit():
        raise DeadLetterUnknownError(number)
    return int(partition), letter_id


def _letter(partition: int, letter_id: str, fields: dict[bytes, Any]) -> DeadLetter:
    label = Label.unpacked(fields[b"label"])
    return DeadLetter(
        number=f"{partition}/{letter_id}",
        bot=label.bot,
        lane=label.lane,
        update_id=label.update_id,
        attempts=int(fields[b"attempts"]),
        error=text(fields[b"error"]),
        incident=text(fields[b"incident"]),
        at=text(fields[b"at"]),
        entry_id=text(fields[b"entry"]),
        body=fields[b"body"],
    )
