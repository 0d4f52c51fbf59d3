"""What is a slip of the finger, and what is a mistake.

A slip is close to the wanted word and is no word itself. Another word, another form of the wanted word and a
missing or superfluous word are mistakes, however few letters they differ by.
"""

from core.answers.dictionary import is_made_up_form, is_word
from core.answers.word_lists import listed

WORDS_PER_SLIP = 5
"""An answer may have one slip, and one more for each five words of it."""


def has_only_slips(typed: str, wanted: str) -> bool:
    """Both in normal form and different."""
    said, words = typed.split(), wanted.split()
    if len(said) != len(words):
        return _differs_by_a_space(said, words)
    wrong = [(one, other) for one, other in zip(said, words, strict=True) if one != other]
    return len(wrong) <= 1 + len(words) // WORDS_PER_SLIP and all(is_slip(one, other) for one, other in wrong)


def is_slip(typed: str, wanted: str) -> bool:
    """For two different words."""
    if any(sign.isdigit() for sign in typed + wanted) or _mixes_up_apostrophes(typed, wanted):
        return False
    return _is_close(typed, wanted) and not is_word(typed) and not is_made_up_form(typed, wanted)


def distance(one: str, other: str, limit: int) -> int:
    """Letters added, left out, replaced or swapped with their neighbour (optimal string alignment); more than the
    limit is `limit + 1`."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def _is_close(typed: str, wanted: str) -> bool:
    """One letter in words of four to seven, two in longer ones; in words of three only two letters swapped."""
    if typed.replace("'", "") == wanted.replace("'", ""):
        return True
    if len(wanted) < 4:
        return len(wanted) == 3 and sorted(typed) == sorted(wanted) and distance(typed, wanted, 1) == 1
    allowed = 1 if len(wanted) < 8 else 2
    return distance(typed, wanted, allowed) <= allowed


def _mixes_up_apostrophes(typed: str, wanted: str) -> bool:
    """its and it's, books and book's: another meaning. But dont and does'nt can only be slips."""
    if ("'" in typed) == ("'" in wanted):
        same_place = typed.rpartition("'")[2] == wanted.rpartition("'")[2]
        return "'" in wanted and not same_place and not wanted.endswith("n't")
    if "'" in typed:
        return True
    return is_word(typed)


def _differs_by_a_space(said: list[str], words: list[str]) -> bool:
    """alot for a lot, home work for homework: one space too few or too many."""
    if len(said) + 1 == len(words):
        return any(not is_word(joined) for joined in _joins(words, said))
    if len(said) == len(words) + 1:
        return any(joined not in listed("inseparable") for joined in _joins(said, words))
    return False


def _joins(longer: list[str], shorter: list[str]) -> list[str]:
    """The word that two neighbours of the longer list make, if joining them makes the shorter list."""
    joined = ((i, longer[i] + longer[i + 1]) for i in range(len(longer) - 1))
    return [word for i, word in joined if [*longer[:i], word, *longer[i + 2 :]] == shorter]
