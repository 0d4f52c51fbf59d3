"""The little language of the rule pack: a pattern is a line of elements, each for one token or a noun phrase.

depend          this form             <depend>     any form of a lemma, <go|come> of either
of|from|at      one of them           @objective   a form from a named list, <@stative> a lemma from it
#VBD  #VB*      a tag, a tag's start  x&y          both: <go>&#VBD
%VB   %VBD      a form that can be it, whatever the tagger thinks of this sentence
!x              any token but x       _            any token
NP  OBJ         a noun phrase; OBJ also takes me, him, them. NP&!it: one whose first word is not it
x?  x*  x+      once or not, any number, one or more
~x  -x          zero width: what follows is not x, what precedes is not x
^  $            zero width: the sentence begins, ends (before its last mark)
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from core.checker.morphology import can_be
from core.checker.sentences import OBJECTIVE, Sentence
from core.checker.tokens import Token

Test = Callable[[Token], bool]
Span = tuple[int, int]
_QUANTIFIERS = {"?": (0, 1), "*": (0, 6), "+": (1, 6)}
_TAG_WILDCARD = re.compile(r"#[A-Z$]+\*$")
_PHRASES = {"NP": "phrase", "OBJ": "object"}
NamedSets = Mapping[str, frozenset[str]]


class PatternError(ValueError):
    """A line of the rule pack does not parse."""


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a pattern. `kind` is token, phrase, object, before, after, start or end."""

    kind: str
    test: Test | None
    low: int = 1
    high: int = 1


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled line. `anchors` are word groups of which the sentence must hold one each."""

    elements: tuple[Element, ...]
    anchors: tuple[frozenset[str], ...]

    @property
    def width(self) -> int:
        """How many elements take something: what $1, $2, … of a fix may refer to."""
        return sum(element.kind in {"token", "phrase", "object"} for element in self.elements)

    def matches(self, sentence: Sentence) -> Iterator[list[Span]]:
        """Every place where it fits, as the spans of its consuming elements; leftmost, not overlapping."""
        if any(anchor.isdisjoint(sentence.vocabulary) for anchor in self.anchors):
            return
        at = 0
        while at < len(sentence):
            spans = _fit(self.elements, 0, sentence, at)
            if spans is None or not spans:
                at += 1
                continue
            yield spans
            at = max(spans[-1][1], at + 1)


def compile_pattern(line: str, sets: NamedSets) -> Pattern:
    """Raises PatternError."""
    elements: list[Element] = []
    anchors: list[frozenset[str]] = []
    for part in line.split():
        element, words = _element(part, sets)
        elements.append(element)
        if words and element.low > 0 and element.kind == "token":
            anchors.append(words)
    return Pattern(tuple(elements), tuple(anchors))


def _element(part: str, sets: NamedSets) -> tuple[Element, frozenset[str]]:
    if part in {"^", "$"}:
        return Element("start" if part == "^" else "end", None), frozenset()
    if part[0] in "~-" and len(part) > 1:
        test, _ = _alternatives(part[1:], sets)
        return Element("after" if part[0] == "~" else "before", test), frozenset()
    low, high = _QUANTIFIERS.get(part[-1] if len(part) > 1 and not _TAG_WILDCARD.search(part) else "", (1, 1))
    core = part[:-1] if (low, high) != (1, 1) else part
    kind, _, condition = core.partition("&")
    if kind in _PHRASES:
        first = _conjunction(condition, sets)[0] if condition else None
        return Element(_PHRASES[kind], first, low, 1), frozenset()
    test, words = _alternatives(core, sets)
    return Element("token", test, low, high), words


def _alternatives(core: str, sets: NamedSets) -> tuple[Test, frozenset[str]]:
    parts = [_conjunction(each, sets) for each in re.split(r"\|(?![^<]*>)", core)]
    tests = [test for test, _ in parts]
    words = frozenset[str]().union(*(found for _, found in parts)) if all(found for _, found in parts) else frozenset()
    if len(tests) == 1:
        return tests[0], words
    return (lambda token: any(test(token) for test in tests)), words


def _conjunction(text: str, sets: NamedSets) -> tuple[Test, frozenset[str]]:
    parts = [_atom(each, sets) for each in text.split("&")] if text != "&" else [_atom(text, sets)]
    tests = [test for test, _ in parts]
    words = next((found for _, found in parts if found), frozenset[str]())
    return (tests[0] if len(tests) == 1 else lambda token: all(test(token) for test in tests)), words


def _atom(text: str, sets: NamedSets) -> tuple[Test, frozenset[str]]:
    if text == "_":
        return (lambda _token: True), frozenset()
    if text.startswith("!"):
        inner, _ = _atom(text[1:], sets)
        return (lambda token: not inner(token)), frozenset()
    if text.startswith("#"):
        return _tag_test(text[1:]), frozenset()
    if text.startswith("%"):
        form = text[1:]
        return (lambda token: can_be(token.lower, form)), frozenset()
    if text.startswith("<") and text.endswith(">"):
        wanted = frozenset[str]().union(*(_words(each, sets) for each in text[1:-1].split("|")))
        return (lambda token: not token.lemmas.isdisjoint(wanted)), wanted
    wanted = _words(text, sets)
    return (lambda token: token.lower in wanted), wanted


def _words(text: str, sets: NamedSets) -> frozenset[str]:
    if not text.startswith("@"):
        return frozenset({text})
    if text[1:] not in sets:
        raise PatternError(text)
    return sets[text[1:]]


def _tag_test(tag: str) -> Test:
    if tag.endswith("*"):
        return lambda token: token.tag.startswith(tag[:-1])
    return lambda token: token.tag == tag


def _fit(elements: tuple[Element, ...], step: int, sentence: Sentence, at: int) -> list[Span] | None:
    if step == len(elements):
        return []
    element = elements[step]
    if element.kind in {"start", "end", "before", "after"}:
        return _fit(elements, step + 1, sentence, at) if _holds(element, sentence, at) else None
    for end in _ends(element, sentence, at):
        rest = _fit(elements, step + 1, sentence, end)
        if rest is not None:
            return [(at, end), *rest]
    return None


def _holds(element: Element, sentence: Sentence, at: int) -> bool:
    if element.kind == "start":
        return at == 0 or sentence.low(at - 1) in {'"', "-", "—", "«", "“"}
    if element.kind == "end":
        return at >= len(sentence) or sentence.low(at)[0] in '.!?…;,:)"—'
    near = at - 1 if element.kind == "before" else at
    assert element.test is not None
    return not (0 <= near < len(sentence)) or not element.test(sentence.tokens[near])


def _ends(element: Element, sentence: Sentence, at: int) -> Iterator[int]:
    """Where the element may stop, the longest first."""
    if element.kind == "token":
        assert element.test is not None
        reach = at
        while reach - at < element.high and reach < len(sentence) and element.test(sentence.tokens[reach]):
            reach += 1
        yield from range(reach, at + element.low - 1, -1)
        return
    refused = at < len(sentence) and element.test is not None and not element.test(sentence.tokens[at])
    phrase = sentence.noun_phrase(at) if at < len(sentence) and not refused else None
    if phrase and (element.kind == "phrase" or sentence.tag(phrase.head) != "PRP" or sentence.low(at) in OBJECTIVE):
        yield phrase.end
    elif element.kind == "object" and sentence.low(at) in OBJECTIVE:
        yield at + 1
    if element.low == 0:
        yield at
