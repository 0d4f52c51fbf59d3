"""Text into sentences and tokens that know where they stand. Contractions are two tokens: do + n't, I + 'm."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_PLAIN_APOSTROPHE = str.maketrans("’‘ʼ`", "''''")

_TOKEN = re.compile(
    r"""
    (?:https?://|www\.)\S+                      # addresses
    | [\w.+-]+@[\w-]+\.[\w.-]+
    | [@\#]\w+                                  # mentions and tags
    | \d+(?:[.,:]\d+)*(?:%|st|nd|rd|th|s|am|pm)?(?:-[^\W\d_]+)*   # 7, 7:30, 7th, 10-year
    | (?:[A-Za-z]\.){2,}                        # U.S.A.
    | (?:Mr|Mrs|Ms|Dr|St|vs|etc)\.
    | [^\W\d_]+(?:[-'][^\W\d_]+)*'?             # words, with hyphens and apostrophes
    | \.{2,} | [!?]+
    | \S
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)(n't|'s|'re|'m|'ll|'d|'ve|')$")
_SENTENCE_END = re.compile(r"[.!?…]+[\"')\]]*(?=\s+[^a-zа-яё\s])|\n+")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|vs|e\.g|i\.e|[A-Z])\.$")
LONGEST_SENTENCE = 1200
"""Code points. What is longer is cut at a space: no rule looks further than that."""


@dataclass(slots=True)
class Token:
    """A word or a mark. `lower` has plain apostrophes; `tag` is a Penn tag; `lemmas` are all its possible lemmas."""

    text: str
    start: int
    end: int
    lower: str
    tag: str = ""
    lemmas: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha() or self.lower in CLITICS


CLITICS = frozenset({"n't", "'s", "'re", "'m", "'ll", "'d", "'ve"})


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text as (start, end), without the spaces around them."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text, start, match.end()):
            continue
        yield from _pieces(text, start, match.end())
        start = match.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield start, cut
        start = cut + 1 if cut < end and text[cut] == " " else cut
    if start < end:
        yield start, end


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of one sentence, with offsets in the whole text."""
    tokens: list[Token] = []
    plain = text.translate(_PLAIN_APOSTROPHE)
    for match in _TOKEN.finditer(plain, start, end):
        tokens.extend(_split_clitic(text, plain, match.start(), match.end()))
    return tokens


def _split_clitic(text: str, plain: str, start: int, end: int) -> Iterator[Token]:
    clitic = _CLITIC.search(plain, start, end)
    cut = clitic.start() if clitic and plain[start:end].lower() not in {"'s", "o'clock"} else end
    if cut > start:
        yield Token(text[start:cut], start, cut, plain[start:cut].lower())
    if cut < end:
        yield Token(text[cut:end], cut, end, plain[cut:end].lower())
