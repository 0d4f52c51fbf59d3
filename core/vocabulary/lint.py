"""What the bank of words has to keep: `python -m core.vocabulary.lint` says what is wrong, a line each.

- a word and part of speech stand once; every level has its hundred words
- the pronunciation is written as in British dictionaries, with the consonants of gruut's lexicon (`british.py`)
- the level of a single word is cefrpy's, or next to it (cefrpy tells C1 and C2 badly apart: one band)
- an example holds a form of its word, no word more than one level above it, and no mistake that the checker can name
- the first translation is Russian and fits a button
- the words of `near.yaml` are words of the bank
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from pydantic import ValidationError

from core.answers.word_lists import listed
from core.checker.engine import Engine
from core.checker.types import Tier
from core.levels.licensing import faults_of_licence
from core.levels.types import Level
from core.vocabulary.bank import WORDS, load_bank
from core.vocabulary.british import is_british, same_consonants
from core.vocabulary.gaps import gapped
from core.vocabulary.lexicon import forms, headwords, level_of, pronunciations
from core.vocabulary.nearness import KIN, SYNONYMS, groups
from core.vocabulary.types import Sense, Word

LEAST_A_LEVEL = 100
LABEL_LIMIT = 24
PLAIN = frozenset({"cannot", "next", "app"})
"""Easy, whatever cefrpy says of them; so are the closed classes."""
_WORDS = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_RUSSIAN = re.compile(r"[а-яёА-ЯЁ][а-яёА-ЯЁ ,.;()«»!?…—-]*")


def faults_of_word(word: Word, engine: Engine) -> Iterator[str]:
    """What is wrong with one word, each with its key."""
    found = [*_of_word(word), *(fault for sense in word.senses for fault in _of_sense(word, sense, engine))]
    yield from (f"{word.key}: {fault}" for fault in found)


def faults_of_bank(bank: Sequence[Word]) -> Iterator[str]:
    """What is wrong with the words together."""
    for key, count in Counter(word.key for word in bank).items():
        if count > 1:
            yield f"{key}: stands {count} times"
    levels = Counter(word.level for word in bank)
    yield from (f"{level}: {levels[level]} words" for level in Level if levels[level] < LEAST_A_LEVEL)


def faults_of_groups(bank: Sequence[Word]) -> Iterator[str]:
    """What is wrong with the words that lie close together."""
    known = {word.text for word in bank}
    for group in (*groups(SYNONYMS), *groups(KIN)):
        yield from (f"near.yaml: {word} is no word of the bank" for word in group if word not in known)
        if len(set(group)) < max(2, len(group)):
            yield f"near.yaml: {', '.join(group)}: two words or more, each once"


def _of_word(word: Word) -> Iterator[str]:
    known = pronunciations(word.text, word.pos)
    if not is_british(word.ipa):
        yield f"pronounced {word.ipa}, and British dictionaries do not write so"
    elif not any(same_consonants(word.ipa, one) for one in known):
        yield f"pronounced {word.ipa}, in the lexicon {', '.join(known) or 'nothing'}"
    level = level_of(word.text, word.pos)
    is_phrase = not word.text.isalpha()  # cefrpy knows single words only
    if not is_phrase and (level is None or abs(_band(level) - _band(word.level)) > 1):
        yield f"level {word.level}, by cefrpy {level}"


def _of_sense(word: Word, sense: Sense, engine: Engine) -> Iterator[str]:
    own = forms(word.text, word.pos)
    if gapped(sense.example, own) is None:
        yield f"not in its example: {sense.example}"
    for other in _WORDS.findall(_without_names(sense.example)):
        if (
            other.lower() not in own
            and (level := _easiest(other)) is not None
            and level.rank > max(1, word.level.rank + 1)
        ):
            yield f"{other} is {level}: {sense.example}"
    for finding in engine.check(sense.example).findings:
        if finding.tier is not Tier.SIGNAL:  # which falls on good English as well
            yield f"the checker finds {finding.rule}: {sense.example}"
    if not _RUSSIAN.fullmatch(sense.ru) or len(sense.short_meaning("ru")) > LABEL_LIMIT:
        yield f"translation: {sense.ru}"
    if sense.example[-1] not in ".?!" or not sense.example[0].isupper() or sense.en[-1] == ".":
        yield f"written untidily: {sense.en} | {sense.example}"


def _without_names(sentence: str) -> str:
    return re.sub(r"(?<=[a-z,] )[A-Z]\w+", "", sentence)


def _easiest(word: str) -> Level | None:
    """Of the form and its headwords; None for little words, contractions, and what cefrpy does not know."""
    if "'" in word or "’" in word or word.lower() in PLAIN | listed("closed"):
        return None
    known = [level_of(one) for one in {word.lower(), *headwords(word)}]
    return min((level for level in known if level is not None), key=lambda level: level.rank, default=None)


def _band(level: Level) -> int:
    return min(level.rank, Level.C1.rank)


def main(arguments: Sequence[str]) -> int:
    """The exit code: 1 when anything is wrong. An argument names another folder of words."""
    folder = Path(arguments[0]) if arguments else WORDS
    try:
        bank = load_bank(folder)
    except (ValidationError, yaml.YAMLError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    engine = Engine()
    found = [*faults_of_licence(folder), *faults_of_bank(bank), *faults_of_groups(bank)]
    found += [fault for word in bank for fault in faults_of_word(word, engine)]
    for fault in found:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(bank)} words, {len(found)} faults\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
