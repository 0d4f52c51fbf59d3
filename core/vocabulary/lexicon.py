"""What is known of any English word, without a model: its pronunciation, level, lemma, parts of speech, neighbours.

The pronunciations are those of gruut-lang-en (American English), the levels cefrpy's, the lemmas lemminflect's. The
first look-up reads 129,000 pronunciations (0.3 s, 30 MB): off the event loop.
"""

import sqlite3
import string
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache, lru_cache
from pathlib import Path

import gruut_lang_en
from cefrpy import CEFRAnalyzer, CEFRLevel
from lemminflect import getAllInflections, getAllLemmas

from core.answers.edits import distance
from core.answers.variants import american
from core.levels.types import Level
from core.vocabulary.ipa import joined, normalised
from core.vocabulary.types import PartOfSpeech

_FILE = Path(gruut_lang_en.__file__).parent / "lexicon.db"
_TAGS = {
    PartOfSpeech.NOUN: ("NN", "NNS"),
    PartOfSpeech.VERB: ("VB", "VBP"),
    PartOfSpeech.ADJECTIVE: ("JJ",),
    PartOfSpeech.ADVERB: ("RB",),
    PartOfSpeech.PRONOUN: ("PRP", "PRP$", "WP"),
    PartOfSpeech.PREPOSITION: ("IN", "TO"),
    PartOfSpeech.CONJUNCTION: ("CC", "IN"),
    PartOfSpeech.DETERMINER: ("DT", "WDT", "PDT"),
    PartOfSpeech.NUMBER: ("CD",),
    PartOfSpeech.INTERJECTION: ("UH",),
}
"""Penn tags of cefrpy; gruut's lexicon names a role by the first of them."""
_OPEN = {
    "NOUN": PartOfSpeech.NOUN,
    "VERB": PartOfSpeech.VERB,
    "ADJ": PartOfSpeech.ADJECTIVE,
    "ADV": PartOfSpeech.ADVERB,
}
_LEMMINFLECT = {pos: name for name, pos in _OPEN.items()}
SLIPS = 2
MOST_NEIGHBOURS = 4


def pronunciations(text: str, pos: PartOfSpeech | None = None) -> tuple[str, ...]:
    """As gruut has them, normalised, the usual one first: those of this part of speech before the others."""
    words = [_phonemes(word, pos) for word in text.lower().replace("-", " ").split()]
    if not words or not all(words):
        return ()
    if len(words) == 1:
        return tuple(dict.fromkeys(map(normalised, words[0])))
    return (joined([normalised(word[0]) for word in words]),)


def is_known(text: str) -> bool:
    """Whether it is an English word that the lexicon pronounces and the dictionary inflects, or cefrpy levels."""
    word = text.lower()
    return bool(_phonemes(word, None)) and (bool(getAllLemmas(word)) or level_of(word) is not None)


def level_of(word: str, pos: PartOfSpeech | None = None) -> Level | None:
    """By cefrpy, of this part of speech if it knows it; None for a word it does not know in either spelling."""
    known = _levels()
    word = word if known.is_word_in_database(word) else american(word)
    for tag in _TAGS.get(pos, ()) if pos else ():
        if known.is_word_pos_id_database(word, known.get_pos_tag_id(tag)):
            return _as_level(known.get_word_pos_level_CEFR(word, tag))
    return _as_level(known.get_average_word_level_CEFR(word))


def parts_of_speech(word: str) -> tuple[PartOfSpeech, ...]:
    """Of the open classes, those in which this very word is a headword, the likeliest first."""
    lemmas = getAllLemmas(word)
    found = [_OPEN[name] for name in ("NOUN", "VERB", "ADJ", "ADV") if word in lemmas.get(name, ())]
    return tuple(sorted(found, key=lambda pos: level_of(word, pos) or Level.C2, reverse=False))


def headwords(word: str) -> tuple[str, ...]:
    """What a form is looked up under: `went` under `go`. The word itself comes first when it is one."""
    lemmas = [lemma for found in getAllLemmas(word.lower()).values() for lemma in found]
    return tuple(sorted(dict.fromkeys(lemmas), key=lambda lemma: lemma != word.lower()))


@lru_cache(maxsize=4096)
def forms(word: str, pos: PartOfSpeech) -> frozenset[str]:
    """Every form of a word, the word among them; of a phrase, the forms of its first word with the rest."""
    first, blank, rest = word.partition(" ")
    tag = _LEMMINFLECT.get(pos)
    inflected = getAllInflections(first, upos=tag).values() if tag else ()
    return frozenset({word} | {f"{form}{blank}{rest}" for found in inflected for form in found})


def neighbours(text: str, also: Iterable[str] = ()) -> tuple[str, ...]:
    """What may have been meant by a misspelt word: words one slip away, of `also` those two slips away as well.

    The nearer the earlier, then words of `also`, then the plainer ones. Words of C2 are guessed where there is nothing
    plainer: most of them are surnames.
    """
    word = text.lower()
    near = {one for one in _one_slip(word) if is_known(one) and level_of(one) is not None}
    own = {one for one in also if distance(word, one.lower(), SLIPS) <= SLIPS}
    near = {one for one in near if level_of(one) is not Level.C2} or (set() if own else near)
    ranked = sorted(near | own, key=lambda one: (distance(word, one), one not in own, level_of(one) or Level.C2, one))
    return tuple(ranked[:MOST_NEIGHBOURS])


def _phonemes(word: str, pos: PartOfSpeech | None) -> list[str]:
    wanted = {f"gruut:{tag}" for tag in _TAGS.get(pos, ())} if pos else set()
    known = _pronounced()
    found = known.get(word) or known.get(american(word), ())
    return [phonemes for phonemes, _ in sorted(found, key=lambda one: one[1] not in wanted)]


def _one_slip(word: str) -> Iterator[str]:
    """Every string one slip away: a letter left out, doubled, swapped or mistaken (Norvig's edits)."""
    letters = string.ascii_lowercase
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for left, right in splits:
        if right:
            yield left + right[1:]
            yield from (left + letter + right[1:] for letter in letters if letter != right[0])
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        yield from (left + letter + right for letter in letters)


@cache
def _pronounced() -> dict[str, tuple[tuple[str, str], ...]]:
    """Phonemes and role, the usual ones first. The file has no index on its words, so it is read as a whole."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    with closing(sqlite3.connect(f"file:{_FILE}?mode=ro&immutable=1", uri=True)) as lexicon:
        rows = lexicon.execute("SELECT word, phonemes, role FROM word_phonemes ORDER BY word, pron_order")
        for word, phonemes, role in rows:
            found[word] = (*found.get(word, ()), (phonemes, sys.intern(role)))
    return found


@cache
def _levels() -> CEFRAnalyzer:
    return CEFRAnalyzer()


def _as_level(found: CEFRLevel | None) -> Level | None:
    return Level(found.name) if found is not None else None
