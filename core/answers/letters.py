"""Letters as they were meant: typed on another keyboard, in another alphabet, with signs that nobody sees.

None of it says anything about somebody's English, so it is no slip either: both would look the same on the screen.
"""

import re
import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´′＇ʹ‛"), "'")
_LOOK_ALIKES = str.maketrans("авекмнорстухіѕјАВЕКМНОРСТУХІЅЈ", "abekmhopctyxisjABEKMHOPCTYXISJ")
"""Cyrillic letters that look Latin: the second half of a word is often typed on the other keyboard."""
_TWINS = frozenset("аеорсухіѕјАВЕКМНОРСТУХІЅЈ")
"""Those of them that cannot be told apart by eye: a word of nothing else is Latin, such as the article а."""
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN_WITH_MARK = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
_KEYBOARD = str.maketrans(
    "йцукенгшщзхъфывапролджэячсмитьбюЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,.",
)


def plain_letters(text: str) -> str:
    """Small Latin letters without accents, straight apostrophes, nothing invisible, single spaces."""
    composed = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES))
    folded = " ".join(map(_latin, composed.split())).casefold()
    return "".join(_without_accent(sign) for sign in folded if unicodedata.category(sign) not in {"Cf", "Mn"})


def on_the_other_keyboard(text: str) -> str | None:
    """What was meant by a text that was typed with the Russian layout on; None when it has Latin letters."""
    if _LATIN.search(text) or not _CYRILLIC.search(text):
        return None
    return text.translate(_KEYBOARD)


def each_on_the_other_keyboard(text: str) -> str | None:
    """The same word by word: the layout is often noticed in the middle. None when there is no such word."""
    words = text.split()
    meant = [on_the_other_keyboard(word) or word for word in words]
    return " ".join(meant) if meant != words else None


def _latin(word: str) -> str:
    is_mixed = _LATIN.search(word) and _CYRILLIC.search(word)
    are_twins = all(letter in _TWINS for letter in word if letter.isalpha())
    return word.translate(_LOOK_ALIKES) if is_mixed or are_twins else word


def _without_accent(sign: str) -> str:
    """café is cafe on most keyboards."""
    return unicodedata.normalize("NFD", sign)[0] if _LATIN_WITH_MARK.match(sign) else sign
