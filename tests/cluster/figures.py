"""How long people waited."""

from collections.abc import Iterable, Sequence

from tests.cluster.history import History, Said


def latencies(history: History, said: Iterable[Said]) -> list[float]:
    """Seconds from each message to its first answer; those without an answer are left out."""
    first: dict[int, float] = {}
    for call in history.calls:
        if call.took_effect and call.update:
            first.setdefault(call.update, call.at)
    return [first[one.update] - one.at for one in said if one.update in first]


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that so many percent do not exceed; 0 when there is none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
