"""Subject and verb: he goes, the price of the tickets was, there are many, people who live."""

from collections.abc import Iterator

from core.checker.edits import Edit
from core.checker.morphology import can_be, inflect, verb_lemma
from core.checker.rules.notes import proposal
from core.checker.sentences import MODALS, NounPhrase, Sentence
from core.checker.types import Tier

SINGULAR = frozenset({"he", "she", "it"})
PLURAL = frozenset({"i", "you", "we", "they"})
INDEFINITE = frozenset(
    "everyone everybody someone somebody anyone anybody nobody everything something anything nothing".split()
)
SKIPPED = frozenset("always often usually never sometimes rarely also really still just even only probably".split())
_BE = {"is": ("is", "are"), "are": ("is", "are"), "was": ("was", "were"), "were": ("was", "were")}
_NO_VERB = frozenset(
    {
        "like",
        "well",
        "back",
        "please",
        "welcome",
        "thanks",
        "lest",
        "bless",
        "forbid",
        "save",
        "be",
        "need",
        "dare",
        "used",
    }
)
_BARE_AFTER = frozenset(
    "make makes made making let lets see saw seen watch watched hear heard help helps helped helping have had suggest "
    "suggested suggests recommend recommended insist insisted insists demand demanded propose proposed request require "
    "requested ask asked that than lest whether do does did to and or nor not if though may felt feel notice "
    "noticed be "
    "rather as long bid until till".split()
)


def pronoun_verb(sentence: Sentence) -> Iterator[Edit]:
    """He go -> he goes; they goes -> they go; he don't -> he doesn't; we was -> we were."""
    for at in range(len(sentence) - 1):
        subject = sentence.low(at)
        if subject not in SINGULAR | PLURAL | INDEFINITE or not _is_subject(sentence, at):
            continue
        verb = _after_adverbs(sentence, at + 1)
        wanted = _agreeing(sentence, verb, subject)
        if wanted:
            key = "agreement-indefinite" if subject in INDEFINITE else "agreement-pronoun"
            yield proposal(key, sentence, verb, verb + 1, wanted, subject=subject, guard=-2.0)


def _after_adverbs(sentence: Sentence, at: int) -> int:
    while sentence.low(at) in SKIPPED and at < len(sentence) - 1:
        at += 1
    return at


def _is_subject(sentence: Sentence, at: int) -> bool:
    before = sentence.low(at - 1)
    if before == "n't":
        before = sentence.low(at - 2)
    if sentence.low(at) in {"you", "it"} and _governed(sentence, at):
        return False
    if before in MODALS or sentence.has_lemma(
        at - 1, "do", "make", "let", "help", "watch", "hear", "see", "have", "be"
    ):
        return False
    if before in {"and", "or", "nor", "than", "but", "as", "not", "with", "of", "to", "for", "either", "neither"}:
        return (before == "but" and sentence.tag(at - 2) != "NN" and at > 1) or (
            before == "and" and _clause(sentence, at)
        )
    window = {sentence.low(back) for back in range(max(0, at - 5), at)}
    return not (
        window
        & {
            "request",
            "requested",
            "requests",
            "order",
            "ordered",
            "suggest",
            "suggested",
            "insist",
            "insisted",
            "recommend",
            "recommended",
            "demand",
            "demanded",
            "lest",
            "important",
            "essential",
            "vital",
            "necessary",
            "wish",
            "ask",
            "propose",
            "proposed",
        }
    )


def _governed(sentence: Sentence, at: int) -> bool:
    """It or you behind a verb or a preposition is an object, not the subject of what follows."""
    tag, before = sentence.tag(at - 1), sentence.low(at - 1)
    return (
        tag.startswith("VB") or tag == "TO" or (tag == "IN" and before not in _CLAUSE_STARTERS | {"as", "than", "like"})
    )


def _clause(sentence: Sentence, at: int) -> bool:
    """A comma before "and", or a whole clause: it is not "John and he"."""
    return sentence.low(at - 2) == ","


def _agreeing(sentence: Sentence, verb: int, subject: str) -> str | None:
    """The verb as the subject wants it; None when it agrees or is not a finite verb."""
    word, tag = sentence.low(verb), sentence.tag(verb)
    single = subject in SINGULAR or subject in INDEFINITE
    if word in _BE or word == "am":
        return _be(sentence, verb, subject, word)
    if (word in {"do", "does"} and sentence.low(verb + 1) in {"n't", "not"}) or word in {"have", "has", "do", "does"}:
        return _has_does(sentence, verb, word, single)
    if single and can_be(word, "VB") and tag in {"VB", "VBP", "NN"} and word not in _NO_VERB | MODALS:
        return _third_person(sentence, verb, word, tag)
    if not single and tag == "VBZ" and can_be(word, "VBZ") and not word.startswith("'"):
        return verb_lemma(word)
    return None


def _be(sentence: Sentence, verb: int, subject: str, word: str) -> str | None:
    before = sentence.low(verb - 2)
    if before in {"if", "wish", "though", "were", "was", "as"} or sentence.low(0) in {"if", "were"}:
        return None
    if subject == "i":
        return {"is": "am", "are": "am", "were": "was"}.get(word)
    if word == "am":
        return "is" if subject in SINGULAR | INDEFINITE else "are"
    wanted = _BE[word][0 if subject in SINGULAR | INDEFINITE else 1]
    unreal = word == "were" and subject in SINGULAR and _unreal(sentence, verb)
    return wanted if wanted != word and not unreal else None


def _unreal(sentence: Sentence, verb: int) -> bool:
    words = {sentence.low(at) for at in range(verb)} | {sentence.low(at) for at in range(verb, len(sentence))}
    return bool(words & {"if", "wish", "would", "'d", "unless", "though", "suppose", "imagine", "could"})


def _has_does(sentence: Sentence, verb: int, word: str, single: bool) -> str | None:
    wanted = {"have": "has", "do": "does"} if single else {"has": "have", "does": "do"}
    unreal = single and word == "have" and sentence.low(verb - 2) in {"to"}
    return wanted.get(word) if not unreal else None


def _third_person(sentence: Sentence, verb: int, word: str, tag: str) -> str | None:
    if tag == "NN" and not (
        sentence.low(verb + 1) in {"to", "the", "a", "my", "his", "her", "in", "at", "on", "very"}
        or verb == len(sentence) - 2
    ):
        return None
    if can_be(word, "VBD") and tag != "VBP":  # put, cut, read: the past looks the same
        return None
    if can_be(word, "VBD"):
        return None
    return inflect(word, "VBZ")


def phrase_verb(sentence: Sentence) -> Iterator[Edit]:
    """The price of the tickets were -> was; my sister have -> has; the people is -> are."""
    for at in range(len(sentence) - 1):
        if not _starts_clause(sentence, at):
            continue
        phrase = sentence.noun_phrase(at)
        if phrase is None or sentence.tag(phrase.head) == "PRP":
            continue
        phrase = _without_verb(sentence, phrase)
        end = _past_prepositions(sentence, phrase.end)
        verb = _after_adverbs(sentence, end)
        edit = _phrase_edit(sentence, at, phrase.head, verb)
        if edit is not None:
            yield edit


_CLAUSE_STARTERS = frozenset(
    "that because when if while although though but so since whether where before after".split()
)
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
_PREPOSITIONS = frozenset("of in on at from for with about between near behind by to under over against".split())


def _starts_clause(sentence: Sentence, at: int) -> bool:
    before = sentence.low(at - 1)
    if before == "but" and sentence.low(at - 2) != ",":
        return False
    if at == 0 or before in {'"', "“", ";", ":"} | _CLAUSE_STARTERS:
        return sentence.tag(at) in {"DT", "PRP$", "NN", "NNS", "JJ", "JJR", "JJS", "CD"} and before not in {"since"}
    return False


def _without_verb(sentence: Sentence, phrase: NounPhrase) -> NounPhrase:
    """ "My brother work in" is tagged as a compound noun; a person's noun before it tells that it is not."""
    last, noun = phrase.head, sentence.low(phrase.head - 1)
    if last - phrase.start < 1 or not sentence.is_noun(last - 1):
        return phrase
    several = sentence.tag(last - 1) == "NNS" and can_be(sentence.low(last), "VBZ")
    single = noun in _PERSONS and can_be(sentence.low(last), "VB") and sentence.tag(phrase.start) in {"PRP$", "DT"}
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
    if word in _BE:
        wanted = _BE[word][0 if single else 1]
    elif word in {"have", "has", "do", "does"}:
        wanted = (
            {"have": "has", "do": "does"}.get(word, word) if single else {"has": "have", "does": "do"}.get(word, word)
        )
    elif (
        single
        and verb_tag in {"VBP", "VB", "NN"}
        and (verb_tag != "NN" or noun in _PERSONS)
        and can_be(word, "VB")
        and not can_be(word, "VBD")
        and tag == "NN"
    ):
        wanted = inflect(word, "VBZ") if word not in MODALS | _NO_VERB else None
    elif not single and verb_tag in {"VBZ", "NNS"} and can_be(word, "VBZ"):
        wanted = verb_lemma(word)
    if not wanted or wanted == word or (word == "were" and _unreal(sentence, verb)):
        return None
    sure = verb - head == 1 or word in _BE
    return proposal(
        "agreement-phrase",
        sentence,
        verb,
        verb + 1,
        wanted,
        subject=noun,
        guard=-1.5 if verb == head + 1 else -3.5,
        tier=Tier.SURE if sure else Tier.MAYBE,
    )


def _is_single(sentence: Sentence, start: int, head: int) -> bool | None:
    """Whether the subject is singular; None when English lets it be either or the tagger may be wrong."""
    noun, tag = sentence.low(head), sentence.tag(head)
    first = sentence.low(start)
    if noun in {"people", "children", "police", "men", "women", "clothes", "trousers", "jeans"}:
        return False if first not in {"a", "one", "this"} else None
    if first.endswith("ing") or sentence.tag(head - 1) == "VBG":
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
        return True if not can_be(noun, "NNS") else None
    return None


def _joined(sentence: Sentence, start: int, verb: int) -> bool:
    words = {sentence.low(at) for at in range(start, verb)}
    return bool(words & {"and", "or", "nor", ",", "&", "plus", "than", "as", "what", "not", "-", "--", "which"})


def indefinite_each(sentence: Sentence) -> Iterator[Edit]:
    """Each of us have -> has; every student know -> knows."""
    for at in range(len(sentence) - 2):
        if sentence.low(at) in {"every", "each"} and sentence.tag(at + 1) == "NN" and _free(sentence, at):
            verb = _after_adverbs(sentence, at + 2)
            wanted = _agreeing(sentence, verb, "everyone")
            if wanted and sentence.tag(verb) != "NN":
                yield proposal("agreement-indefinite", sentence, verb, verb + 1, wanted, subject=sentence.low(at))
        if sentence.low(at) in {"each", "neither", "either", "one"} and sentence.low(at + 1) == "of":
            phrase = sentence.noun_phrase(at + 2)
            verb = phrase.end if phrase else len(sentence)
            wanted = {"have": "has", "are": "is", "were": "was", "do": "does"}.get(sentence.low(verb))
            if wanted and _free(sentence, at) and sentence.low(at) != "neither":
                yield proposal(
                    "agreement-indefinite", sentence, verb, verb + 1, wanted, subject=sentence.low(at) + " of"
                )


def _free(sentence: Sentence, at: int) -> bool:
    return at == 0 or sentence.low(at - 1) in {",", "that", "but", "because", "and", "so", "if", "when", '"'}
