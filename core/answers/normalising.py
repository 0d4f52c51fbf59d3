"""What does not matter in an answer is taken out of it: case, spaces, signs, the shape of apostrophes.

`normal_form` is what two answers are compared by first; `readings` are its meanings with contractions written out.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import product

from core.answers.numerals import in_words
from core.answers.variants import american

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´′＇"), "'")
_LOOK_ALIKES = str.maketrans("авекмнорстухіѕјАВЕКМНОРСТУХІЅЈ", "abekmhopctyxisjABEKMHOPCTYXISJ")
"""Cyrillic letters that look Latin: the second half of a word is often typed on the other keyboard."""
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SIGNS = re.compile(r"[^\w'.,/%$€£+-]+|(?<!\d)[.,/+-]|[.,/+-](?!\d)|_")
_LONE_APOSTROPHE = re.compile(r"(?<![a-z])'(?!(?:m|re|ve|ll|d|s)\b)|(?<![sn])'(?![a-z])|(?<=n)'(?![a-z])")
_KEYBOARD = str.maketrans(
    "йцукенгшщзхъфывапролджэячсмитьбюЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,.",
)
_WHOLE = {"can't": "cannot", "won't": "will not", "shan't": "shall not", "let's": "let us", "cannot": "cannot"}
_ENDINGS = {
    "n't": (" not",),
    "'m": (" am",),
    "'re": (" are",),
    "'ve": (" have",),
    "'ll": (" will",),
    "'d": (" would", " had"),
    "'s": (" is", " has", "'s"),
}
_MOST_READINGS = 64


@lru_cache(maxsize=5_000)
def normal_form(text: str) -> str:
    """Small letters, single spaces, straight apostrophes, no other signs, numbers in words, American spelling."""
    folded = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).casefold()
    plain = _SIGNS.sub(" ", " ".join(map(_latin, folded.split())))
    tidy = _LONE_APOSTROPHE.sub(" ", plain).replace("can not", "cannot")
    return " ".join(american(in_words(word)) for word in tidy.split())


@lru_cache(maxsize=5_000)
def readings(text: str) -> frozenset[str]:
    """Everything that an answer may mean: its contractions written out, in each way there is."""
    ways = [_ways(word) for word in normal_form(text).split()]
    if not ways:
        return frozenset({""})
    meanings = product(*ways)
    return frozenset(" ".join(words) for words, _ in zip(meanings, range(_MOST_READINGS), strict=False))


def on_the_other_keyboard(text: str) -> str | None:
    """What was meant by a text that was typed with the Russian layout on; None when it has Latin letters."""
    if _LATIN.search(text) or not _CYRILLIC.search(text):
        return None
    return text.translate(_KEYBOARD)


def _ways(word: str) -> tuple[str, ...]:
    if word in _WHOLE:
        return (_WHOLE[word],)
    for ending, meanings in _ENDINGS.items():
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return tuple(f"{stem}{meaning}".strip() for meaning in meanings)
    return (word,)


def _latin(word: str) -> str:
    return word.translate(_LOOK_ALIKES) if _LATIN.search(word) and _CYRILLIC.search(word) else word
