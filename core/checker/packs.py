"""Rule packs: `data/*.toml`, one pattern a line, with the sentences that prove them beside them.

A group shares its area, tier and explanation. `cases` hold `pattern -> fix`, with ` / ` between plausible fixes.
In a fix `$1` is what the first element took, `$1:VBG` its inflected form, `$1:make` that verb in the same form, `A` a
or an by the next word, `-` nothing.
In an explanation {bad} and {good} are the words before and after, {1} what the first element took.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.checker.edits import Edit
from core.checker.morphology import inflect, noun_lemma, verb_form, verb_lemma
from core.checker.patterns import NamedSets, Pattern, PatternError, Span, compile_pattern
from core.checker.sentences import Sentence
from core.checker.types import Area, Tier

DATA = Path(__file__).parent / "data"
_REFERENCE = re.compile(r"^\$(\d+)(?::(\w+\$?))?(-\S+)?$")
_HALF = re.compile(r" (n't|['’](?:s|re|m|ve|ll|d))\b", re.IGNORECASE)
_VOWEL_SOUND = re.compile(
    r"(?i)^(?:[aeiou](?!ni[ctvf]|se[dfr]?\b|su|ro|ne\b|nce\b|\b-)|hour|hono|heir|un[^i]|[fhlmnrsx]\b)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a pack."""

    key: str
    pattern: Pattern
    fixes: tuple[tuple[str, ...], ...]
    area: Area
    tier: Tier
    ru: str
    en: str
    priority: int
    guard: float

    def edits(self, sentence: Sentence) -> Iterator[Edit]:
        for spans in self.pattern.matches(sentence):
            edit = self._edit(sentence, spans)
            if edit is not None:
                yield edit

    def _edit(self, sentence: Sentence, spans: list[Span]) -> Edit | None:
        start, end = spans[0][0], spans[-1][1]
        taken = [sentence.slice(left, right) for left, right in spans]
        tags = [sentence.tag(left) for left, _ in spans]
        options = tuple(_rendered(fix, taken, tags) for fix in self.fixes)
        bad = sentence.slice(start, end)
        if not bad or options[0].lower() == bad.lower():
            return None
        words = ["", *(each.lower() for each in taken), *[""] * 12]
        ru, en = (text.format(*words, bad=bad, good=_as_written(options[0])) for text in (self.ru, self.en))
        return Edit(start, end, options, self.key, self.area, self.tier, ru, en, self.priority, self.guard)


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that share an explanation, and the sentences that prove them."""

    key: str
    rules: tuple[Rule, ...]
    wrong: tuple[tuple[str, str], ...]
    fine: tuple[str, ...]


def _as_written(words: str) -> str:
    """With the second half of "doesn't" and "she's", which is a word of its own here, where it belongs."""
    return _HALF.sub(r"\1", words)


def article(following: str) -> str:
    """a or an, by the sound of the next word."""
    return "an" if _VOWEL_SOUND.match(following) else "a"


def _rendered(fix: tuple[str, ...], taken: list[str], tags: list[str]) -> str:
    pieces = [_piece(piece, taken, tags) for piece in fix]
    words = [word for piece in pieces for word in piece.split()]
    for at, word in enumerate(words):
        if word == "A":
            words[at] = article(words[at + 1]) if at + 1 < len(words) else "a"
    return " ".join(words)


def _piece(piece: str, taken: list[str], tags: list[str]) -> str:
    reference = _REFERENCE.match(piece)
    if not reference:
        return "" if piece == "-" else piece
    number, form = int(reference[1]) - 1, reference[2]
    text = taken[number] + (reference[3] or "")
    if not form or not text:
        return text
    first, *rest = text.split()
    if form[0].islower():
        return " ".join([inflect(form, verb_form(first.lower(), tags[number])), *rest])
    lemma = noun_lemma(first.lower()) if form.startswith("N") else verb_lemma(first.lower())
    return " ".join([inflect(lemma, form), *rest])


@lru_cache(maxsize=1)
def load_sets() -> NamedSets:
    """The named word lists of `sets.toml`."""
    found = tomllib.loads((DATA / "sets.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in found.items()}


@lru_cache(maxsize=1)
def load_groups() -> tuple[Group, ...]:
    """Every group of every pack, in the order of the files. Raises PatternError with the line that is wrong."""
    sets = load_sets()
    return tuple(
        read_group(group, sets)
        for path in sorted(DATA.glob("pack_*.toml"))
        for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"]
    )


def read_group(group: dict[str, Any], sets: NamedSets) -> Group:
    """One group of a pack. Raises PatternError with the line that is wrong."""
    lines = [line.strip() for line in group["cases"].strip().splitlines() if line.strip()]
    rules = tuple(_rule(group, line, at, sets) for at, line in enumerate(lines, 1))
    wrong = tuple(_pair(line) for line in group.get("wrong", "").strip().splitlines())
    return Group(group["id"], rules, wrong, tuple(group.get("fine", "").strip().splitlines()))


def _rule(group: dict[str, Any], line: str, number: int, sets: NamedSets) -> Rule:
    left, arrow, right = line.partition(" -> ")
    fixes = tuple(tuple(fix.split()) for fix in right.split(" / "))
    tier = Tier(group.get("tier", "A" if len(fixes) == 1 else "B"))
    try:
        pattern = compile_pattern(left, sets)
    except PatternError as error:
        raise PatternError(f"{group['id']}: {line}") from error
    if not arrow or _furthest(fixes) > pattern.width:
        raise PatternError(f"{group['id']}: {line}")
    return Rule(
        f"{group['id']}.{number}", pattern, fixes, Area(group["area"]), tier, group["ru"], group["en"],
        group.get("priority", 50), group.get("guard", -1.5),
    )  # fmt: skip


def _furthest(fixes: tuple[tuple[str, ...], ...]) -> int:
    """The highest element a fix refers to; 0 when it refers to none."""
    references = (_REFERENCE.match(piece) for fix in fixes for piece in fix)
    return max((int(reference[1]) for reference in references if reference), default=0)


def _pair(line: str) -> tuple[str, str]:
    wrong, _, right = line.partition(" -> ")
    return wrong.strip(), right.strip()
