"""What does not matter in an answer is taken out of it: case, spaces, signs, the shape of apostrophes.

Two answers are compared by it first; `core.answers.contractions` has the meanings of one with its contractions.
"""

import re
from functools import lru_cache

from core.answers.letters import plain_letters
from core.answers.numerals import in_words, one_way_of_saying, tidy_numbers
from core.answers.variants import american

_SIGNS = re.compile(r"[^\w'.,/%$€£+-]+|(?<!\d)[.,/+-]|[.,/+-](?!\d)|_")
_LONE_APOSTROPHE = re.compile(r"(?<![a-z])'(?!(?:m|re|ve|ll|d|s)\b)|(?<![sn])'(?![a-z])|(?<=n)'(?![a-z])")
_APART = re.compile(r"(?<=[a-z])(?: '|' | ' )(?=(?:m|re|ve|ll|d|s|t)\b)|(?<=[a-z]) (?=n't\b)")
"""Short forms that a keyboard has torn: I 'm, do n't."""
_QUOTED = re.compile(r"(?<!\w)'(?!(?:m|re|ve|ll|d|s)\b)([^']+(?:'[a-z][^']*)*)'(?!\w)")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_IN_WORDS = {"&": " and ", "%": " percent "}
_ONE_WORD = {"can not": "cannot", "per cent": "percent", "e mail": "email", "e mails": "emails", "wi fi": "wifi"}
_ONE_WORD_EACH = re.compile(rf"\b(?:{'|'.join(_ONE_WORD)})\b")


@lru_cache(maxsize=5_000)
def normal_form(text: str) -> str:
    """Small letters, single spaces, straight apostrophes, no other signs, numbers in words, American spelling."""
    plain = tidy_numbers(_DOTTED.sub(lambda found: found[0].replace(".", ""), plain_letters(text)))
    for sign, word in _IN_WORDS.items():
        plain = plain.replace(sign, word)
    plain = _QUOTED.sub(r" \1 ", plain)
    tidy = _LONE_APOSTROPHE.sub(" ", _APART.sub(_joined, _SIGNS.sub(" ", plain)))
    words = " ".join(american(in_words(word)) for word in tidy.split())
    return one_way_of_saying(_ONE_WORD_EACH.sub(lambda found: _ONE_WORD[found[0]], words))


def _joined(torn: re.Match[str]) -> str:
    return torn[0].replace(" ", "")
