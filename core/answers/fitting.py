"""Whether what was typed is the missing words of a sentence with as much of the sentence as somebody liked to type."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from core.answers.contractions import meanings, readings
from core.answers.normalising import normal_form

MOST_FILLINGS = 64
Words = tuple[str, ...]


def fits(typed: str, around: Sequence[str], accepts: Sequence[Sequence[str]]) -> tuple[str, ...] | None:
    """The accepted words, one for each gap, that were typed; None when none were. `around` are the texts before,
    between and after the gaps: of the first its end may be typed, of the last its beginning, of those between all or
    nothing. A short form may reach over a border: I've for I + have."""
    fillings = (one for one, _ in zip(product(*accepts), range(MOST_FILLINGS), strict=False))
    sides = [_spoken(readings(text)) for text in around]
    said = _spoken(readings(typed))
    for filling in fillings:
        if not all(map(normal_form, filling)):
            continue  # nothing fits everywhere
        gaps = [_spoken(meanings(one, tuple(accept))) for one, accept in zip(filling, accepts, strict=True)]
        if any(_is_made_of(words, sides, gaps) for words in said):
            return filling
    return None


def _spoken(texts: Iterable[str]) -> list[Words]:
    return [tuple(text.split()) for text in texts]


def _is_made_of(said: Words, sides: Sequence[list[Words]], gaps: Sequence[list[Words]]) -> bool:
    places = set(_after_an_end(said, sides[0]))
    for number, gap in enumerate(gaps):
        if number:
            places |= set(_after(said, places, sides[number]))
        places = set(_after(said, places, gap))
    return any(side[: len(said) - place] == said[place:] for place in places for side in sides[-1])


def _after_an_end(said: Words, sides: list[Words]) -> Iterator[int]:
    for side in sides:
        sizes = range(min(len(said), len(side)) + 1)
        yield from (size for size in sizes if said[:size] == side[len(side) - size :])


def _after(said: Words, places: Iterable[int], wanted: list[Words]) -> Iterator[int]:
    yield from (place + len(words) for place in places for words in wanted if said[place : place + len(words)] == words)
