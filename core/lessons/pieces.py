"""The pieces of an order exercise: few enough to be buttons."""

from functools import lru_cache

from core.answers.normalising import normal_form
from core.lessons.steps import Order

MOST_PIECES = 5
"""Beside them a screen has three more buttons."""


@lru_cache(maxsize=500)
def pieces_of(step: Order) -> tuple[str, ...]:
    """The words in the right order. Of more than five, neighbours that are neighbours in every right sentence are
    joined, the shortest first; what cannot be joined stays apart."""
    pieces = list(step.words)
    others = [normal_form(sentence).split() for sentence in step.also]
    while len(pieces) > MOST_PIECES:
        places = [place for place in range(len(pieces) - 1) if _always_together(pieces, place, others)]
        if not places:
            break
        place = min(places, key=lambda place: len(pieces[place]) + len(pieces[place + 1]))
        pieces[place : place + 2] = [f"{pieces[place]} {pieces[place + 1]}"]
    return tuple(pieces)


def _always_together(pieces: list[str], place: int, others: list[list[str]]) -> bool:
    words = normal_form(f"{pieces[place]} {pieces[place + 1]}").split()
    return all(
        any(other[start : start + len(words)] == words for start in range(len(other) - len(words) + 1))
        for other in others
    )
