"""What a worker counted, for `/metrics` and the fault suite."""

from dataclasses import asdict, dataclass


@dataclass(slots=True)
class Counters:
    """Totals since the worker started."""

    handled: int = 0
    retried: int = 0
    buried: int = 0
    interrupted: int = 0
    stale: int = 0
    """Turns that were cut off because the lease was lost."""
    calls_replayed: int = 0
    """Outgoing calls answered from the journal instead of being repeated."""
    calls_repeated: int = 0
    """Outgoing calls made again by a later attempt that cannot know whether the earlier one made them: the only
    window that can double a reply. Counted at most once an attempt, and more often than it happens."""
    calls_withheld: int = 0
    """Ambiguous outgoing calls that were not sent again."""
    calls_cooled: int = 0
    """Outgoing calls that waited for a 429 to pass."""

    def as_fields(self) -> dict[str, int]:
        return asdict(self)
