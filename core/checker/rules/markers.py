"""A time that is over asks for a past verb: I see him yesterday, we are in Rome last summer."""

from collections.abc import Iterator

from core.checker.edits import Edit
from core.checker.morphology import can_be, inflect, verb_lemma
from core.checker.packs import load_sets
from core.checker.rules.agreement import after_adverbs
from core.checker.rules.notes import proposal
from core.checker.sentences import MODALS, NOMINATIVE, Sentence

_PERIODS = frozenset(
    "week month year night summer winter spring autumn weekend monday tuesday wednesday friday".split()
)
_OTHER_CLAUSE = frozenset(
    ", ; : that who which because when if since for and but or what how why where while than as though although "
    "until till before after unless".split()
)
_OF_THE_MIND = frozenset(
    "think know remember believe hope guess mean say hear miss love hate like prefer wish suppose regret forget "
    "date".split()
)
_PAST_OF = {"am": "was", "is": "was", "are": "were", "has": "had", "have": "had", "can": "could", "do": "did"}


def past_marker(sentence: Sentence) -> Iterator[Edit]:
    """One plain clause, its verb in the present, its time named and over."""
    if sentence.is_question() or not _OTHER_CLAUSE.isdisjoint(token.lower for token in sentence.tokens):
        return
    if not any(_is_marker(sentence, at) for at in range(2, len(sentence))):
        return
    subject = _subject_end(sentence)
    verb = after_adverbs(sentence, subject) if subject else 0
    past = _past(sentence, verb) if verb else None
    if past:
        yield proposal("tense-over", sentence, verb, verb + 1, past, guard=-6.0, priority=48)


def _is_marker(sentence: Sentence, at: int) -> bool:
    behind, ahead = sentence.low(at - 1), sentence.low(at + 1)
    if sentence.tag(at - 1) == "IN" or behind in {"the", "my", "this"} or ahead == "'s":
        return False
    if sentence.low(at) == "last":
        return ahead in _PERIODS and not sentence.is_noun(at + 2)
    return sentence.low(at) in {"yesterday", "ago"} and not sentence.is_noun(at + 1)


def _subject_end(sentence: Sentence) -> int:
    """Where the subject that opens the sentence ends; 0 when something else opens it."""
    if sentence.low(0) in NOMINATIVE:
        return 1
    phrase = sentence.noun_phrase(0) if sentence.tag(0) in {"DT", "PRP$", "NNP"} else None
    return phrase.end if phrase and sentence.low(0) not in {"yesterday", "last"} else 0


def _past(sentence: Sentence, verb: int) -> str | None:
    word, tag = sentence.low(verb), sentence.tag(verb)
    if word == "is" and sentence.low(verb - 1) in {"it", "that", "this"}:
        return None
    if word in {"do", "does"} and sentence.low(verb + 1) in {"n't", "not"}:
        return "did"
    if word in _PAST_OF:
        helps = word == "do" or sentence.tag(verb + 1) in {"VBN", "VBD", "VBG", "TO", "RB"}
        return None if helps else _PAST_OF[word]
    present = tag in {"VBP", "VBZ", "VB"} and (can_be(word, "VB") or can_be(word, "VBZ"))
    if not present or can_be(word, "VBD") or verb_lemma(word) in _OF_THE_MIND:
        return None
    return inflect(verb_lemma(word), "VBD")


_MANY_TIMES = frozenset("since for over during these always".split())


def perfect_over(sentence: Sentence) -> Iterator[Edit]:
    """I have seen her yesterday -> I saw her: a perfect beside a time that is over, in one clause."""
    if not {"have", "has", "'ve"} & sentence.vocabulary or sentence.is_question():
        return
    for have in range(1, len(sentence) - 2):
        verb = _participle(sentence, have)
        if verb and _is_over(sentence, verb):
            lemma = verb_lemma(sentence.low(verb))
            denied = any(sentence.low(at) in {"n't", "not"} for at in range(have, verb))
            yield proposal(
                "tense-over",
                sentence,
                have,
                verb + 1,
                f"didn't {lemma}" if denied else _kept(sentence, have, verb, inflect(lemma, "VBD")),
                guard=-8.0,
                priority=45,
            )


def _participle(sentence: Sentence, have: int) -> int:
    """The participle of a perfect that begins at `have`; 0 when none does, or a modal or an infinitive governs it."""
    if sentence.low(have) not in {"have", "has", "'ve"}:
        return 0
    if any(sentence.low(at) in MODALS | {"to"} for at in range(max(0, have - 3), have)):
        return 0
    verb = have + 1
    while sentence.low(verb) in {"n't", "not", "already", "just", "also", "even", "never", "finally"}:
        verb += 1
    return verb if can_be(sentence.low(verb), "VBN") and not can_be(sentence.low(verb), "VB") else 0


def _is_over(sentence: Sentence, verb: int) -> bool:
    """A time that is over stands behind the verb, before another clause begins."""
    for at in range(verb + 1, len(sentence)):
        if sentence.low(at) in _OTHER_CLAUSE | _MANY_TIMES:
            return False
        year = sentence.low(at) in load_sets()["years"] and sentence.low(at - 1) == "in"
        if (year and sentence.low(at + 1) in {"", ".", "!"}) or _is_marker(sentence, at):
            return True
    return False


def _kept(sentence: Sentence, have: int, verb: int, past: str) -> str:
    """The past with the adverbs that stood between; been is was or were by its subject."""
    if sentence.low(verb) == "been":
        plural = sentence.low(have) != "has" and sentence.low(have - 1) != "i"
        past = "were" if plural else "was"
    return " ".join([*(sentence.slice(at, at + 1) for at in range(have + 1, verb)), past])
