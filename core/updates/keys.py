"""The names of the rows in Redis. Every key of a partition carries its hash tag, so a cluster keeps them together."""

from binascii import crc32
from functools import lru_cache

PARTITIONS = 64  # for ever: a lane's partition is part of the stored data
PREFIX = "atelier"
WORKERS = f"{PREFIX}:workers"
SEEN_WINDOW_BITS = 16


def partition_of(bot: str, lane: str) -> int:
    """The partition of a lane, 0 to 63, the same in every release and process."""
    return crc32(f"{bot}/{lane}".encode()) % PARTITIONS


@lru_cache(PARTITIONS)
def _root(partition: int) -> str:
    return f"{PREFIX}:{{p{partition:02}}}"


@lru_cache(PARTITIONS)
def inbound(partition: int) -> str:
    """Stream: updates not yet committed, in the order of their lanes."""
    return f"{_root(partition)}:in"


@lru_cache(PARTITIONS)
def express(partition: int) -> str:
    """Stream: updates not yet committed that pass their lanes."""
    return f"{_root(partition)}:express"


def seen(partition: int, bot: str, update_id: int) -> str:
    """Bitmap: the update numbers of one window of 65,536 that were stored already."""
    return f"{_root(partition)}:seen:{bot}:{update_id >> SEEN_WINDOW_BITS}"


@lru_cache(PARTITIONS)
def lease(partition: int) -> str:
    """String: the fencing token of the worker that owns the partition; expires by itself."""
    return f"{_root(partition)}:lease"


@lru_cache(PARTITIONS)
def epoch(partition: int) -> str:
    """Counter: how often the partition changed hands."""
    return f"{_root(partition)}:epoch"


@lru_cache(PARTITIONS)
def attempts(partition: int) -> str:
    """Hash: entry id → how often its handling was begun, and by whom last; only of entries not yet committed."""
    return f"{_root(partition)}:attempts"


def journal(partition: int, entry_id: str) -> str:
    """Hash: number of an outgoing call → its intent or its result; lives as long as the entry."""
    return f"{_root(partition)}:journal:{entry_id}"


def state(partition: int, bot: str, lane: str) -> str:
    """Hash: the lane's conversation state, written only together with a commit."""
    return f"{_root(partition)}:state:{bot}:{lane}"


@lru_cache(PARTITIONS)
def dead(partition: int) -> str:
    """Stream: updates given up on, with their error, attempts and raw bytes."""
    return f"{_root(partition)}:dead"


def copies(bot: int) -> str:
    """Sorted set: copies of what goes out to many, under way or lately arrived; by bot id."""
    return f"{PREFIX}:{{bulk:{bot}}}:copies"


def next_copy(bot: int) -> str:
    """String: when the bot's next copy may leave."""
    return f"{PREFIX}:{{bulk:{bot}}}:next"


def worker_report(worker: str) -> str:
    """Hash: what a live worker counted so far; expires when it stops reporting."""
    return f"{PREFIX}:worker:{worker}"
