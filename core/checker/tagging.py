"""Parts of speech (Penn tags) by the conditional random field that gruut-lang-en carries, run by CRFsuite.

The features are those the model was trained with (gruut 2.x, `gruut.pos`); a feature more or less spoils it.
"""

import base64
import string
from pathlib import Path

import gruut_lang_en
import pycrfsuite

from core.checker.morphology import kinds, lemmas, noun_lemma
from core.checker.tokens import Token

_MODEL = Path(gruut_lang_en.__file__).parent / "pos" / "model.crf"
_OPEN_TAGS = ("NN", "VB", "JJ", "RB")
_FIXED = {"n't": "RB", "'m": "VBP", "'re": "VBP", "'ve": "VBP", "'ll": "MD", "to": "TO", "i": "PRP"}


class Tagger:
    """Gives every token its tag and its lemmas. Not for two threads at once."""

    def __init__(self) -> None:
        self._crf = pycrfsuite.Tagger()
        self._crf.open(str(_MODEL))

    def tag(self, tokens: list[Token]) -> None:
        words = [_written(token) for token in tokens]
        for token, tag in zip(tokens, self._crf.tag([_features(words, at) for at in range(len(words))]), strict=True):
            token.tag = _possible(token, tag)
            token.lemmas = lemmas(token.lower)


def _written(token: Token) -> str:
    if token.lower == "i":
        return "I"
    return token.lower.capitalize() if token.text.isupper() and len(token.text) > 3 else token.text.replace("’", "'")


def _possible(token: Token, tag: str) -> str:
    """A tag the dictionary allows: a known word with one class only cannot be of another."""
    if token.lower in _FIXED and not (token.lower == "to" and tag == "IN"):
        return _FIXED[token.lower]
    allowed = kinds(token.lower)
    if tag[:2] in _OPEN_TAGS and len(allowed) == 1 and tag[:2] not in allowed and tag not in {"NNP", "NNPS"}:
        (only,) = allowed
        if only == "NN":
            return "NNS" if noun_lemma(token.lower) != token.lower else "NN"
        return only if only != "VB" else tag
    return tag


def _features(words: list[str], at: int) -> dict[str, str | bool | int | float]:
    features = _local("", words[at])
    if at == 0:
        features["BOS"] = True
    if at == len(words) - 1:
        features["EOS"] = True
    for step in (1, 2):
        if at >= step:
            features.update(_local(f"-{step}:", words[at - step]))
        if at < len(words) - step:
            features.update(_local(f"+{step}:", words[at + step]))
    return features


def _local(prefix: str, word: str) -> dict[str, str | bool | int | float]:
    return {
        f"{prefix}bias": 1.0,
        f"{prefix}word": base64.b64encode(word.encode()).decode("ascii"),
        f"{prefix}len(word)": len(word),
        f"{prefix}word.ispunctuation": word in string.punctuation,
        f"{prefix}word.isdigit()": word.isdigit(),
        f"{prefix}word[:2]": word[:2],
        f"{prefix}word[:3]": word[:3],
        f"{prefix}word[-2:]": word[-2:],
        f"{prefix}word[-3:]": word[-3:],
    }
