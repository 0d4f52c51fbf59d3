"""Subject and verb: he goes, the price of the tickets was, there are many, people who live."""

from collections.abc import Iterator

from core.checker.edits import Edit
from core.checker.morphology import can_be, inflect, verb_lemma
from core.checker.rules.notes import proposal
from core.checker.sentences import MODALS, Sentence

SINGULAR = frozenset({"he", "she", "it"})
PLURAL = frozenset({"i", "you", "we", "they"})
INDEFINITE = frozenset(
    "everyone everybody someone somebody anyone anybody nobody everything something anything nothing".split()
)
SKIPPED = frozenset("always often usually never sometimes rarely also really still just even only probably".split())
BE_FORMS = {"is": ("is", "are"), "are": ("is", "are"), "was": ("was", "were"), "were": ("was", "were")}
NO_VERB = frozenset("like well back please welcome thanks lest bless forbid save be need dare used".split())
WISHES = frozenset(
    "request order suggest insist recommend demand lest important essential vital necessary crucial imperative wish "
    "ask propose require urge move stipulate prefer advise command instruct desire beg plead decree direct mandate "
    "desirable advisable urgent mandatory critical appropriate preferable proper fitting requirement recommendation "
    "condition suggestion proposal insistence preference stipulation rule motion grant forbid".split()
)
"""Lemmas that are followed by a bare subjunctive: she insisted that he go."""
_ORDERS = frozenset(
    "call help get stop listen come go sit stand do wait stay relax take clap look move raise follow keep tell please "
    "shut open close turn give bring".split()
)
"""Everyone listen, somebody help: orders, not statements."""


CLAUSE_STARTERS = frozenset(
    "that because when if while although though but so since whether where before after".split()
)


def pronoun_verb(sentence: Sentence) -> Iterator[Edit]:
    """He go -> he goes; they goes -> they go; he don't -> he doesn't; we was -> we were."""
    for at in range(len(sentence) - 1):
        subject = sentence.low(at)
        if subject not in SINGULAR | PLURAL | INDEFINITE or not _is_subject(sentence, at):
            continue
        verb = after_adverbs(sentence, at + 1)
        if at == 0 and subject in INDEFINITE and sentence.low(verb) in _ORDERS:
            continue
        wanted = _agreeing(sentence, verb, subject)
        if wanted:
            key = "agreement-indefinite" if subject in INDEFINITE else "agreement-pronoun"
            yield proposal(key, sentence, verb, verb + 1, wanted, subject=subject, guard=-2.0)


def after_adverbs(sentence: Sentence, at: int) -> int:
    while sentence.low(at) in SKIPPED and at < len(sentence) - 1:
        at += 1
    return at


def _is_subject(sentence: Sentence, at: int) -> bool:
    back = at - 2 if sentence.low(at - 1) in {"n't", "not"} else at - 1
    before = sentence.low(back)
    if sentence.low(at) in {"you", "it"} and _governed(sentence, at):
        return False
    if before in MODALS or sentence.has_lemma(back, "do", "make", "let", "help", "watch", "hear", "see", "have", "be"):
        return False
    if before in {"and", "or", "nor", "than", "but", "as", "not", "with", "of", "to", "for", "either", "neither"}:
        return (before == "but" and sentence.tag(at - 2) != "NN" and at > 1) or (
            before == "and" and _clause(sentence, at)
        )
    return not is_wished(sentence, at)


def is_wished(sentence: Sentence, subject: int) -> bool:
    """We ask that nobody smoke, the rule that he leave last: what is asked for stands in the bare subjunctive."""
    asked = any(not sentence.tokens[back].lemmas.isdisjoint(WISHES) for back in range(max(0, subject - 7), subject))
    return asked and (sentence.low(subject - 1) in {"that", "lest"} or _wishes_at(sentence, subject - 1))


def _wishes_at(sentence: Sentence, at: int) -> bool:
    return any(not sentence.tokens[back].lemmas.isdisjoint(WISHES) for back in range(max(0, at - 2), at + 1))


def _governed(sentence: Sentence, at: int) -> bool:
    """It or you behind a verb or a preposition is an object, not the subject of what follows."""
    tag, before = sentence.tag(at - 1), sentence.low(at - 1)
    return (
        tag.startswith("VB") or tag == "TO" or (tag == "IN" and before not in CLAUSE_STARTERS | {"as", "than", "like"})
    )


def _clause(sentence: Sentence, at: int) -> bool:
    """A comma before "and", or a whole clause: it is not "John and he"."""
    return sentence.low(at - 2) == ","


def _agreeing(sentence: Sentence, verb: int, subject: str) -> str | None:
    """The verb as the subject wants it; None when it agrees or is not a finite verb."""
    word, tag = sentence.low(verb), sentence.tag(verb)
    single = subject in SINGULAR or subject in INDEFINITE
    if word in BE_FORMS or word == "am":
        return _be(sentence, verb, subject, word)
    if (word in {"do", "does"} and sentence.low(verb + 1) in {"n't", "not"}) or word in {"have", "has", "do", "does"}:
        return _has_does(sentence, verb, word, single)
    if single and can_be(word, "VB") and tag in {"VB", "VBP", "NN"} and word not in NO_VERB | MODALS:
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
    wanted = BE_FORMS[word][0 if subject in SINGULAR | INDEFINITE else 1]
    unreal = word == "were" and subject in SINGULAR and is_unreal(sentence, verb)
    return wanted if wanted != word and not unreal else None


_UNREAL = frozenset("if wish would 'd unless though suppose supposing imagine could rather lest".split())


def is_unreal(sentence: Sentence, verb: int) -> bool:
    words = {sentence.low(at) for at in range(verb)} | {sentence.low(at) for at in range(verb, len(sentence))}
    return not words.isdisjoint(_UNREAL)


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


def indefinite_each(sentence: Sentence) -> Iterator[Edit]:
    """Each of us have -> has; every student know -> knows."""
    for at in range(len(sentence) - 2):
        if is_wished(sentence, at):
            continue
        if sentence.low(at) in {"every", "each"} and sentence.tag(at + 1) == "NN" and _free(sentence, at):
            verb = after_adverbs(sentence, at + 2)
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
    """It opens a clause. "All but one of them" does not."""
    if sentence.low(at - 1) == "but" and sentence.low(at - 2) in {"all", "every", "none", "any", "nobody", "nothing"}:
        return False
    return at == 0 or sentence.low(at - 1) in {",", "that", "but", "because", "and", "so", "if", "when", '"'}
