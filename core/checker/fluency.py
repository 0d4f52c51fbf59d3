"""How usual a run of words is: the trigram model of general English that pocketsphinx carries (BSD).

Scores are log10 probabilities. A rule proposes, the model may refuse: a "fix" that is far rarer than what the person
wrote is more likely our mistake than theirs. Only differences between two versions of one sentence mean anything.
"""

import re
from functools import lru_cache
from pathlib import Path

import pocketsphinx

_MODEL = Path(pocketsphinx.__file__).parent / "model" / "en-us" / "en-us.lm.bin"
_UNKNOWN = -7.0
"""What a word outside the model's vocabulary costs."""
_LN10 = 2.302585092994046
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Fluency:
    """Scores of word sequences."""

    def __init__(self) -> None:
        self._math = pocketsphinx.LogMath(1.0001)
        self._model = pocketsphinx.NGramModel(pocketsphinx.Config(), self._math, str(_MODEL))
        self.word = lru_cache(maxsize=100_000)(self._word)

    def _word(self, *history_and_word: str) -> float:
        """log10 P(last word | the one or two before it)."""
        log = float(self._math.log_to_ln(self._model.prob(list(reversed(history_and_word))))) / _LN10
        return max(log, _UNKNOWN)

    def knows(self, word: str) -> bool:
        """Whether the model has ever seen the word."""
        return self.word(word) > _UNKNOWN

    def score(self, sentence: str) -> float:
        """log10 probability of a sentence."""
        line = ["<s>", *_WORD.findall(sentence.lower().replace("’", "'")), "</s>"]
        return sum(self.word(*line[max(0, at - 2) : at + 1]) for at in range(1, len(line)))

    def countability(self, noun: str) -> float:
        """How readily a singular noun takes a or an: above 0.8 countable (dog 1.1), below 0.2 not (advice -1.6)."""
        article = "an" if noun[0] in "aeiou" else "a"
        return max(self.word(article, noun), self.word("an", noun), self.word("a", noun)) - self.word(noun)
