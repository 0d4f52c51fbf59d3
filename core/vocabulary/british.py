"""Pronunciation in the bank: British, as dictionaries write it, by hand.

A machine cannot tell a British vowel from the American one of gruut's lexicon, so two things are held: only the signs
of British dictionaries are used, and the consonants are those of the lexicon, as far as both sides of the ocean share
them.
"""

import re

_VOWEL = "(?:aɪ|aʊ|eɪ|ɔɪ|əʊ|ɪə|eə|ʊə|iː|uː|ɑː|ɔː|ɜː|ɪ|i|e|æ|ɒ|ʌ|ʊ|u|ə)"
_CONSONANT = f"(?:tʃ|dʒ|[pbtdkɡfvθðszʃʒhmnŋlwj]|r(?=[ˈˌ]?{_VOWEL}))"
_WORD = f"(?:[ˈˌ]?(?:{_CONSONANT})*{_VOWEL}(?:{_CONSONANT})*)+"
_BRITISH = re.compile(f"{_WORD}(?: {_WORD})*")
_SHARED = str.maketrans({"ŋ": "n", "z": "s", "ʃ": "s", "ʒ": "s", "ɡ": "g"} | dict.fromkeys("rj"))
_CONSONANTS = re.compile("[pbtdkgfvθðshmnlw]")


def is_british(ipa: str) -> bool:
    """Long vowels marked, `əʊ` and `e`, no `r` but before a vowel, one main stress in a word of several syllables."""
    syllables = len(re.findall(_VOWEL, ipa))
    return _BRITISH.fullmatch(ipa) is not None and (syllables == 1 or "ˈ" in ipa)


def same_consonants(british: str, american: str) -> bool:
    """Whether it may be the same word: `r`, `j`, and what a hiss or a nasal blends into are not looked at."""
    return _skeleton(british) == _skeleton(american)


def _skeleton(ipa: str) -> str:
    plain = ipa.replace("tʃ", "t").replace("dʒ", "d").replace("ŋɡ", "ŋ").translate(_SHARED)
    return "".join(_CONSONANTS.findall(plain))
