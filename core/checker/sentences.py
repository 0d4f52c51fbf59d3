"""One sentence: its tokens, its noun phrases, and small questions that rules ask about them."""

from dataclasses import dataclass, field

from core.checker.tokens import Token

NOMINATIVE = frozenset("i you he she it we they".split())
OBJECTIVE = frozenset("me you him her it us them".split())
DETERMINERS = frozenset(
    "a an the this that these those my your his her its our their some any no every each either neither another what "
    "which whose much many few several both all enough one more most less fewer such 's half".split()
)
MODALS = frozenset("can could may might must shall should will would 'll 'd ca wo sha cannot".split())
BE = frozenset("am is are was were be been being 'm 're 's".split())
TIME_ADVERBS = frozenset("yesterday today tomorrow ago tonight last next every this".split())
NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
_INSIDE = frozenset({"JJ", "JJR", "JJS", "CD", "VBN", "NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens [start, end); `head` is its noun or pronoun."""

    start: int
    end: int
    head: int


@dataclass(slots=True)
class Sentence:
    """Tokens of one sentence inside `text`."""

    text: str
    tokens: list[Token]
    start: int
    end: int
    vocabulary: frozenset[str] = field(default_factory=frozenset)
    """Every form and lemma of the sentence: a rule whose anchor is missing here is not tried."""

    def __post_init__(self) -> None:
        self.vocabulary = frozenset(word for token in self.tokens for word in (token.lower, *token.lemmas))

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, at: int) -> str:
        """The lower-case form at a place; empty outside the sentence."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def tag(self, at: int) -> str:
        """The tag at a place; empty outside the sentence."""
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else ""

    def has_lemma(self, at: int, *wanted: str) -> bool:
        return 0 <= at < len(self.tokens) and not self.tokens[at].lemmas.isdisjoint(wanted)

    def is_question(self) -> bool:
        return any(token.text.startswith("?") or token.text == "!?" for token in self.tokens[-2:])

    def slice(self, start: int, end: int) -> str:
        """The text of tokens [start, end) as it stands."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if end > start else ""

    def is_noun(self, at: int) -> bool:
        return self.tag(at) in NOUN_TAGS

    def noun_phrase(self, at: int) -> NounPhrase | None:
        """The longest plain noun phrase that begins here, without what hangs on it by a preposition."""
        if self.tag(at) == "PRP" or self.low(at) in {"everyone", "everybody", "someone", "anyone", "nobody"}:
            return NounPhrase(at, at + 1, at)
        here = self._skip_determiners(at)
        here, head = self._skip_modifiers(here)
        return NounPhrase(at, here, head) if head >= at else None

    def _skip_determiners(self, at: int) -> int:
        while self.tag(at) in {"DT", "PDT", "PRP$", "WP$"} or (self.low(at) in DETERMINERS and self.tag(at) != "POS"):
            at += 1
        return at

    def _skip_modifiers(self, at: int) -> tuple[int, int]:
        head = -1
        while at < len(self.tokens):
            tag = self.tag(at)
            if self._is_inside(at):
                head = at
            elif tag == "POS" and head == at - 1:
                head = -1
            elif not self._can_modify(at):
                break
            at += 1
        return (head + 1, head) if head >= 0 else (at, -1)

    def _is_inside(self, at: int) -> bool:
        return self.tag(at) in NOUN_TAGS and self.low(at) not in TIME_ADVERBS

    def _can_modify(self, at: int) -> bool:
        tag, following = self.tag(at), self.tag(at + 1)
        if self.low(at) in TIME_ADVERBS:
            return False
        if tag in {"RB", "RBR", "RBS"}:
            return following in {"JJ", "JJR", "JJS", "VBN"}
        if tag == "VBG":
            return following in NOUN_TAGS and self.low(at) not in {"being", "having", "doing"}
        return tag in _INSIDE
