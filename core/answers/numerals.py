"""Numbers in words, so that `2` and `two`, `1st` and `first`, `1,000` and `a thousand` are one answer."""

import re
from collections.abc import Iterator

from core.answers.word_lists import in_order

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_CLOCK = re.compile(r"(?<=\d):(?=\d\d(?!\d))")
_UNIT = re.compile(r"(?<=\d)(?=(?:am|pm|km|kg|cm)\b)")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_ONE = re.compile(r"\ba (?=(?:hundred|thousand|million)\b)")
_AND = re.compile(r"(?<=hundred) and (?=(\w+))|(?<=thousand) and (?=(\w+))")
SPELT_OUT = 1_000
"""Below it every number is spelt out; above only whole thousands are: nobody writes a year in words."""


def tidy_numbers(text: str) -> str:
    """`1,000` as `1000`, `9:30` as `9.30`, `7pm` as `7 pm`."""
    return _UNIT.sub(" ", _CLOCK.sub(".", _THOUSANDS.sub("", text)))


def in_words(word: str) -> str:
    """`42` as `forty two`, `3rd` as `third`; anything else as it is."""
    if (ordinal := _ORDINAL.fullmatch(word)) is not None and word.isascii():
        return _ordinal(int(ordinal[1])) or word
    if not (word.isascii() and word.isdecimal()) or (len(word) > 1 and word[0] == "0") or len(word) > 6:
        return word
    number = int(word)
    if number < SPELT_OUT:
        return " ".join(_spelt(number))
    thousands, rest = divmod(number, SPELT_OUT)
    return word if rest else f"{' '.join(_spelt(thousands))} thousand"


def one_way_of_saying(text: str) -> str:
    """`a hundred and five` as `one hundred five`; for a text in words."""
    return _AND.sub(_without_and, _ONE.sub("one ", text))


def number_words() -> frozenset[str]:
    """Every word that a number is spelt with."""
    return frozenset().union(*map(in_order, ("ones", "tens", "powers", "first", "tenth")))


def _spelt(number: int) -> Iterator[str]:
    ones, tens = in_order("ones"), in_order("tens")
    hundreds, rest = divmod(number, 100)
    if hundreds:
        yield from (ones[hundreds], "hundred")
    if rest >= len(ones):
        ten, rest = divmod(rest, 10)
        yield tens[ten - 2]
    if rest or number == 0:
        yield ones[rest]


def _ordinal(number: int) -> str | None:
    first, tenth, tens = in_order("first"), in_order("tenth"), in_order("tens")
    if not 0 < number < 100:
        return None
    if number <= len(first):
        return first[number - 1]
    ten, one = divmod(number, 10)
    return f"{tens[ten - 2]} {first[one - 1]}" if one else tenth[ten - 2]


def _without_and(found: re.Match[str]) -> str:
    following = found[1] or found[2]
    return " " if following in number_words() else found[0]
