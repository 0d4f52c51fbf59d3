"""What is a slip of the finger, and what is a mistake.

A slip is close to the wanted word and is no word itself. Another word, another form of the wanted word and a
missing or superfluous word are mistakes, however few letters they differ by; so is what may as well be another
little word (`little_words`).
"""

from core.answers.contractions import is_short_form, without_apostrophe
from core.answers.dictionary import is_made_up_form, is_word
from core.answers.edits import distance
from core.answers.little_words import is_rather_another
from core.answers.word_lists import listed

WORDS_PER_SLIP = 5
"""An answer may have one slip, and one more for each five words of it."""
_ARTICLES = frozenset({"a", "an"})


def has_only_slips(typed: str, wanted: str) -> bool:
    """Both in normal form and different."""
    said, words = typed.split(), wanted.split()
    if len(said) != len(words):
        return _differs_by_a_space(said, words) or _differs_by_apostrophes(said, words)
    wrong = [(one, other) for one, other in zip(said, words, strict=True) if one != other]
    return len(wrong) <= 1 + len(words) // WORDS_PER_SLIP and all(is_slip(one, other) for one, other in wrong)


def is_slip(typed: str, wanted: str) -> bool:
    """For two different words."""
    if any(sign.isdigit() for sign in typed + wanted) or is_short_form(typed):
        return False
    if _bare(typed) == _bare(wanted):
        return not _mixes_up_apostrophes(typed, wanted)
    if is_word(typed) or _bare(typed) in without_apostrophe():
        return False
    return _is_close(typed, wanted) and not is_made_up_form(typed, wanted) and not is_rather_another(typed, wanted)


def _is_close(typed: str, wanted: str) -> bool:
    """One letter in words of four to seven, two in longer ones; in words of three only two letters swapped. An
    apostrophe counts only where the wanted word has none."""
    if "'" in typed and "'" not in wanted:
        return False
    said, meant = _bare(typed), _bare(wanted)
    if len(meant) < 4:
        return len(meant) == 3 and sorted(said) == sorted(meant) and distance(said, meant, 1) == 1
    allowed = 1 if len(meant) < 8 else 2
    return distance(said, meant, allowed) <= allowed


def _bare(word: str) -> str:
    return word.replace("'", "")


def _mixes_up_apostrophes(typed: str, wanted: str) -> bool:
    """its and it's, books and book's: another meaning. But dont and does'nt can only be slips."""
    if "'" not in typed:
        return is_word(typed)
    if "'" not in wanted:
        return True
    return typed.rpartition("'")[2] != wanted.rpartition("'")[2] and not wanted.endswith("n't")


def _differs_by_apostrophes(said: list[str], words: list[str]) -> bool:
    """I'am, he'is: the letters are right, and the apostrophe shows that nothing else was meant."""
    strange = [word for word in said if word not in words]
    return _bare("".join(said)) == _bare("".join(words)) and all(_is_torn(word) for word in strange)


def _is_torn(word: str) -> bool:
    head, apostrophe, tail = word.partition("'")
    return bool(apostrophe) and is_word(head) and is_word(tail) and not is_short_form(word)


def _differs_by_a_space(said: list[str], words: list[str]) -> bool:
    """alot for a lot, home work for homework: one space too few or too many. An article is no part of a word."""
    if len(said) + 1 == len(words):
        return any(not is_word(joined) for joined, _ in _joins(words, said))
    if len(said) == len(words) + 1:
        return any(
            joined not in listed("inseparable") and first not in _ARTICLES for joined, first in _joins(said, words)
        )
    return False


def _joins(longer: list[str], shorter: list[str]) -> list[tuple[str, str]]:
    """The word that two neighbours of the longer list make, if joining them makes the shorter list; and the first of
    the two."""
    joined = ((i, longer[i] + longer[i + 1]) for i in range(len(longer) - 1))
    return [(word, longer[i]) for i, word in joined if [*longer[:i], word, *longer[i + 2 :]] == shorter]
