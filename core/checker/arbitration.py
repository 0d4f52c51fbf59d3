"""Which findings stand when several claim the same words, and what the corrected text is."""

from collections.abc import Sequence

from core.checker.candidates import Candidate
from core.checker.edits import applied
from core.checker.types import TIER_ORDER, Report, Tier


def settled(text: str, candidates: Sequence[Candidate], spans: Sequence[tuple[int, int]] = ()) -> Report:
    """The surest findings first, then by priority, then the longer; what overlaps or touches a winner is dropped:
    two rules side by side mostly mend one mistake, each in its own way.

    `spans` are the sentences. A soft signal speaks only where nothing better is known of its sentence, and once.
    """
    ranked = sorted(candidates, key=lambda one: (TIER_ORDER[one.tier], one.priority, one.start - one.end, one.start))
    winners: list[Candidate] = []
    for one in ranked:
        if one.tier is Tier.SIGNAL and _is_spoken_of(one, winners, spans):
            continue
        if all(one.end + 1 < other.start or one.start > other.end + 1 for other in winners):
            winners.append(one)
    winners.sort(key=lambda one: one.start)
    sure = [one.change() for one in winners if one.tier is Tier.SURE]
    corrected = applied(text, sure) if sure else None
    return Report(text, tuple(one.finding() for one in winners), corrected)


def _is_spoken_of(signal: Candidate, winners: Sequence[Candidate], spans: Sequence[tuple[int, int]]) -> bool:
    """Something is known already of the sentence of a signal."""
    home = next(((start, end) for start, end in spans if start <= signal.start < end), (signal.start, signal.end))
    return any(home[0] <= other.start < home[1] for other in winners)
