"""Articles that are missing: she is a doctor, he has a dog, the best player, the same day."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.checker.edits import Edit
from core.checker.fluency import Fluency
from core.checker.morphology import can_be, kinds
from core.checker.packs import article, load_sets
from core.checker.rules.bare_nouns import BARE, TAKING
from core.checker.rules.countables import NOT_OBJECTS, every_countable
from core.checker.rules.notes import proposal
from core.checker.sentences import BE, NOMINATIVE, TIME_ADVERBS, Sentence
from core.checker.types import Tier

_COUNTABLE = 0.8
"""See Fluency.countability."""
_SURE_COUNTABLE = 0.95


@dataclass(frozen=True, slots=True)
class Articles:
    """The rules that ask usage whether a noun is countable."""

    fluency: Fluency

    def after_be(self, sentence: Sentence) -> Iterator[Edit]:
        """She is doctor -> a doctor; it was interesting film -> an interesting film."""
        for at in range(1, len(sentence) - 1):
            if (
                sentence.low(at) not in BE - {"be", "being", "'s"}
                and not self._be_s(sentence, at)
                and not self._became(sentence, at)
            ):
                continue
            if sentence.is_question() and at < 2:
                continue
            start = at + 1
            while sentence.low(start) in {"n't", "not", "also", "still", "now", "really", "just", "always"}:
                start += 1
            yield from self._bare_noun(sentence, start, sentence.low(at - 1) in _POINTING)

    def _be_s(self, sentence: Sentence, at: int) -> bool:
        return sentence.low(at) == "'s" and sentence.low(at - 1) in NOMINATIVE | {"that", "this", "there"}

    def _became(self, sentence: Sentence, at: int) -> bool:
        to_be = sentence.low(at) in {"be", "become"} and sentence.low(at - 1) in {"to", "will", "'ll"}
        as_job = sentence.low(at) == "as" and sentence.has_lemma(at - 1, "work")
        return to_be or as_job or sentence.low(at) in {"became", "becomes"}

    def _bare_noun(self, sentence: Sentence, start: int, pointing: bool) -> Iterator[Edit]:
        noun = self._modified(sentence, start)
        job = sentence.low(noun) in load_sets()["jobs"]
        if not self.is_lonely(sentence, noun):
            return
        if sentence.low(start - 2) in {"who", "what", "which"} or _is_cleft(sentence, start, noun):
            return
        if start > 0 and noun > start and sentence.low(start) in {"last", "next", "first", "second", "third"}:
            return
        if job and sentence.low(noun) == "professor" and sentence.low(noun + 1) == "of":
            return
        if job and noun - start <= 2:
            yield self._with_article("article-profession", sentence, start, noun, -2.5)
        elif (noun > start and self.counts(sentence.low(noun))) or (
            pointing and self.counts(sentence.low(noun), _SURE_COUNTABLE)
        ):
            yield self._with_article("article-missing", sentence, start, noun, -0.3)

    def after_verb(self, sentence: Sentence) -> Iterator[Edit]:
        """She has dog -> has a dog; I bought new car -> bought a new car."""
        for at in range(1, len(sentence) - 1):
            if sentence.low(at) not in TAKING or not self._active(sentence, at):
                continue
            noun = self._modified(sentence, at + 1)
            counts = self.counts(sentence.low(noun), _COUNTABLE if noun > at + 1 else _SURE_COUNTABLE)
            if self.is_lonely(sentence, noun) and counts and sentence.low(at + 1) not in {"last", "next", "first"}:
                yield self._with_article("article-missing", sentence, at + 1, noun, 0.0)

    def there_is(self, sentence: Sentence) -> Iterator[Edit]:
        """There is park near my house -> there is a park."""
        for at in range(len(sentence) - 2):
            if sentence.low(at) == "there" and sentence.low(at + 1) in {"is", "was", "'s"}:
                noun = self._modified(sentence, at + 2)
                if self.is_lonely(sentence, noun) and self.counts(sentence.low(noun)):
                    yield self._with_article("article-missing", sentence, at + 2, noun, 0.0)

    def _active(self, sentence: Sentence, at: int) -> bool:
        """Somebody does it in this sentence: headlines and labels, which drop articles, have no such subject."""
        back = at - 1
        while sentence.low(back) in {
            "n't",
            "not",
            "to",
            "really",
            "also",
            "never",
            "always",
            "just",
            "did",
            "do",
            "does",
            "'ve",
            "have",
            "has",
            "had",
            "already",
            "want",
            "wants",
            "wanted",
            "would",
            "'d",
            "like",
            "can",
            "could",
            "will",
            "'ll",
            "must",
            "should",
            "going",
            "decided",
            "need",
            "often",
        }:
            back -= 1
        named = sentence.low(back) in NOMINATIVE | {"who"} or (
            sentence.tag(back) in {"NN", "NNS"} and sentence.tag(back - 1) in {"PRP$", "DT"}
        )
        return named and sentence.tag(at).startswith("VB")

    def _modified(self, sentence: Sentence, at: int) -> int:
        """Past "very interesting" to the noun."""
        while (sentence.tag(at) in {"JJ", "JJR"} and sentence.low(at) not in {"more", "less", "enough", "much"}) or (
            sentence.tag(at) == "RB" and sentence.low(at) in {"very", "really"} and sentence.tag(at + 1) == "JJ"
        ):
            at += 1
        return at

    def is_lonely(self, sentence: Sentence, at: int) -> bool:
        """A singular noun that is no part of a compound, a pair or a name."""
        after, follows = sentence.low(at + 1), sentence.tag(at + 1)
        compound = follows in {"NN", "NNS", "NNP", "POS", "CD", "JJ", "VBG"} and after not in TIME_ADVERBS
        blocked = compound or after in {
            "-",
            "and",
            "or",
            "/",
            "&",
            "'s",
            "by",
            "after",
        }
        twice = after in {"to", "by", "in", "for"} and sentence.low(at + 2) == sentence.low(at)
        blocked = blocked or twice
        return (
            sentence.tag(at) == "NN"
            and sentence.tokens[at].text.islower()
            and not blocked
            and can_be(sentence.low(at), "NN")
        )

    def counts(self, noun: str, least: float = _COUNTABLE) -> bool:
        sets = load_sets()
        if noun in every_countable() - NOT_OBJECTS and noun not in BARE:
            return True
        if (
            "JJ" in kinds(noun)
            or can_be(noun, "VBN")
            or noun in BARE
            or noun in sets["mass"]
            or can_be(noun, "VBG")
            or _is_abstract(noun)
        ):
            return False
        return self.fluency.countability(noun) > least

    def _with_article(self, key: str, sentence: Sentence, start: int, noun: int, guard: float) -> Edit:
        phrase = sentence.slice(start, noun + 1)
        return proposal(
            key, sentence, start, noun + 1, f"{article(phrase)} {phrase}", guard=guard - 1.2, tier=Tier.SURE
        )


_COUNTED = frozenset(
    "question station situation solution competition exhibition conversation presentation decision vacation position "
    "invitation celebration relationship championship profession performance ambulance sentence conference difference "
    "apartment document moment monument instrument department government appointment city university community "
    "activity "
    "celebrity facility opportunity possibility explanation organisation organization translation operation suggestion "
    "mission lesson audition collection connection tradition exception impression discussion friendship restaurant "
    "neighbourhood neighborhood statement argument agreement advertisement experiment".split()
)


def _is_abstract(noun: str) -> bool:
    """By its ending: fluency alone takes inspiration and arrogance for countable."""
    endings = ("ness", "ism", "ity", "ment", "tion", "sion", "ance", "ence", "acy", "ship", "hood", "dom", "ics")
    return noun.endswith(endings) and noun not in _COUNTED


def _is_cleft(sentence: Sentence, start: int, noun: int) -> bool:
    """It's clean air that we need: what stands between is whatever it would be elsewhere."""
    return sentence.low(start - 2) == "it" and sentence.low(noun + 1) in {"that", "who", "which", "they", "we", "i"}


_POINTING = frozenset("this that it he she i".split())
