"""A time that is over asks for a past verb: I see him yesterday, we are in Rome last summer."""

from collections.abc import Iterator

from core.checker.edits import Edit
from core.checker.morphology import can_be, inflect, verb_lemma
from core.checker.rules.agreement import after_adverbs
from core.checker.rules.notes import proposal
from core.checker.sentences import NOMINATIVE, Sentence

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
