"""Subject and verb, when the subject is a phrase: the price of the tickets was, one of my friends lives."""

from collections.abc import Iterator

from core.checker.edits import Edit
from core.checker.morphology import can_be, inflect, is_own_plural, kinds, verb_lemma
from core.checker.rules.agreement import (
    BE_FORMS,
    CLAUSE_STARTERS,
    NO_VERB,
    SKIPPED,
    after_adverbs,
    is_unreal,
    is_wished,
)
from core.checker.rules.notes import proposal
from core.checker.sentences import MODALS, NounPhrase, Sentence
from core.checker.types import Tier


def phrase_verb(sentence: Sentence) -> Iterator[Edit]:
    """The price of the tickets were -> was; my sister have -> has; the people is -> are."""
    for at in range(len(sentence) - 1):
        if not _starts_clause(sentence, at) or is_wished(sentence, at):
            continue
        phrase = sentence.noun_phrase(at)
        if phrase is None or sentence.tag(phrase.head) == "PRP":
            continue
        phrase = _without_verb(sentence, phrase)
        end = _past_prepositions(sentence, phrase.end)
        verb = after_adverbs(sentence, end)
        edit = _phrase_edit(sentence, at, phrase.head, verb)
        if edit is not None:
            yield edit


_COLLECTIVE = frozenset(
    "team family government group staff crew class committee company band audience public majority minority number lot "
    "rest half none most all some any couple pair dozen hundred thousand million percent variety range series means "
    "data media army press crowd council club party police jury pack bunch handful host array plenty kind sort type "
    "lots ton tons part parts third quarter fraction total majority average plethora wealth people "
    "board generation gang union enemy management faculty couple trio duo".split()
)
_PERSONS = frozenset(
    "brother sister mother father mom mum dad friend son daughter wife husband teacher boss neighbour neighbor "
    "uncle aunt "
    "grandmother grandfather cousin boyfriend girlfriend colleague doctor man woman boy girl cat dog student".split()
)
_HARDLY_NOUNS = frozenset(
    "sell eat come go give know take want live think speak bring buy keep become begin teach grow learn make".split()
)
"""What stands behind a noun and is no part of a compound: the shop sell."""
_PREPOSITIONS = frozenset("of in on at from for with about between near behind by to under over against".split())


def _starts_clause(sentence: Sentence, at: int) -> bool:
    before = sentence.low(at - 1)
    if before == "but" and sentence.low(at - 2) != ",":
        return False
    if at == 0 or before in {'"', "“", ";", ":"} | CLAUSE_STARTERS:
        return sentence.tag(at) in {"DT", "PRP$", "NN", "NNS", "JJ", "JJR", "JJS", "CD"} and before not in {"since"}
    return False


def _without_verb(sentence: Sentence, phrase: NounPhrase) -> NounPhrase:
    """ "My brother work in" is tagged as a compound noun; a person's noun before it tells that it is not."""
    last, noun = phrase.head, sentence.low(phrase.head - 1)
    if last - phrase.start < 1 or not sentence.is_noun(last - 1):
        return phrase
    several = sentence.tag(last - 1) == "NNS" and can_be(sentence.low(last), "VBZ")
    known = noun in _PERSONS or (last - phrase.start == 2 and sentence.low(last) in _HARDLY_NOUNS)
    single = known and can_be(sentence.low(last), "VB") and sentence.tag(phrase.start) in {"PRP$", "DT"}
    followed = (
        sentence.tag(phrase.end) in {"IN", "TO", "DT", "RB", "PRP$", "PRP", "JJ"} or phrase.end >= len(sentence) - 1
    )
    if (several or single) and followed:
        return NounPhrase(phrase.start, last, last - 1)
    return phrase


def _past_prepositions(sentence: Sentence, at: int) -> int:
    """After "of the tickets in the box"."""
    while sentence.low(at) in _PREPOSITIONS:
        phrase = sentence.noun_phrase(at + 1)
        if phrase is None:
            return at
        at = phrase.end
    return at


def _phrase_edit(sentence: Sentence, start: int, head: int, verb: int) -> Edit | None:
    noun, tag = sentence.low(head), sentence.tag(head)
    single = _is_single(sentence, start, head)
    if single is None or verb >= len(sentence) or _joined(sentence, start, verb):
        return None
    word, verb_tag = sentence.low(verb), sentence.tag(verb)
    wanted: str | None = None
    if word in BE_FORMS:
        wanted = BE_FORMS[word][0 if single else 1]
    elif word in {"have", "has", "do", "does"}:
        wanted = (
            {"have": "has", "do": "does"}.get(word, word) if single else {"has": "have", "does": "do"}.get(word, word)
        )
    elif (
        single
        and verb_tag in {"VBP", "VB", "NN"}
        and (verb_tag != "NN" or noun in _PERSONS or word in _HARDLY_NOUNS)
        and can_be(word, "VB")
        and not can_be(word, "VBD")
        and tag == "NN"
    ):
        wanted = inflect(word, "VBZ") if word not in MODALS | NO_VERB else None
    elif not single and verb_tag in {"VBZ", "NNS"} and can_be(word, "VBZ"):
        wanted = verb_lemma(word)
    if not wanted or wanted == word or (word == "were" and is_unreal(sentence, verb)):
        return None
    near = all(sentence.low(at) in SKIPPED for at in range(head + 1, verb))
    sure = near or word in BE_FORMS
    return proposal(
        "agreement-phrase",
        sentence,
        verb,
        verb + 1,
        wanted,
        subject=noun,
        guard=-1.5 if near else -3.5,
        tier=Tier.SURE if sure else Tier.MAYBE,
    )


def _is_single(sentence: Sentence, start: int, head: int) -> bool | None:
    """Whether the subject is singular; None when English lets it be either or the tagger may be wrong."""
    noun, tag = sentence.low(head), sentence.tag(head)
    first = sentence.low(start)
    if noun in {"people", "children", "police", "men", "women", "clothes", "trousers", "jeans"}:
        return False if first not in {"a", "one", "this"} else None
    if first.endswith("ing") or sentence.tag(head - 1) == "VBG" or kinds(first) == {"VB"} or not kinds(noun):
        return None
    if noun in _COLLECTIVE or first in {"all", "some", "any", "most", "half", "both", "none", "more", "such", "what"}:
        return None
    if tag == "NNS" and not can_be(noun, "NN") and not noun.endswith("ics") and noun != "news":
        return (
            False
            if not any(sentence.tag(at) == "CD" or sentence.low(at) == "one" for at in range(start, head))
            else None
        )
    if tag == "NN" and can_be(noun, "NN") and first not in {"these", "those", "many", "few", "several"}:
        return True if not is_own_plural(noun) else None
    return None


def _joined(sentence: Sentence, start: int, verb: int) -> bool:
    words = {sentence.low(at) for at in range(start, verb)}
    return bool(words & {"and", "or", "nor", ",", "&", "plus", "than", "as", "what", "not", "-", "--", "which"})
