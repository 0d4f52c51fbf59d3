"""The order of questions: why are you crying, where does she live, I don't know where the station is."""

from collections.abc import Iterator

from core.checker.edits import Edit
from core.checker.morphology import can_be, inflect, verb_lemma
from core.checker.rules.notes import proposal
from core.checker.sentences import MODALS, NOMINATIVE, Sentence

_WH = frozenset("what where when why how which".split())
_AUXILIARIES = frozenset(
    "is are was were am has have had can could will would should must may might 're 's 'm 'll".split()
)
_FULL = {"'re": "are", "'m": "am", "'ll": "will"}
_ASKING = frozenset(
    "know knew known tell told ask asked asks wonder wondered wondering remember remembered understand "
    "understood explain "
    "explained idea sure see find out forget forgot forgotten say show showed discuss decide decided guess "
    "imagine matter "
    "learn learned check interested curious clear question about knows understands remembers realize realized "
    "care".split()
)
_TAKES_PERSON = frozenset("me you him her us them".split())
_FIXED = frozenset("matter problem wrong point going happening use up new next more worse better best left".split())


def direct(sentence: Sentence) -> Iterator[Edit]:
    """Why you are crying? -> Why are you crying? Where you live? -> Where do you live?"""
    if not sentence.is_question():
        return
    for at in range(min(4, len(sentence))):
        if sentence.low(at) in {"when", "where", "what", "how"} and _clause_opens(sentence, at):
            return
        if sentence.low(at) in _WH and (at == 0 or sentence.low(at - 1) in {",", "and", "but", "so", "hi", "then"}):
            subject = _subject_after(sentence, at)
            if subject and sentence.low(at + 2) not in {"hell", "heck", "deuce", "devil", "fuck", "earth"}:
                yield from _direct(sentence, *subject)
            return


def _clause_opens(sentence: Sentence, wh: int) -> bool:
    """When you are ready, shall we go? What you see is real, isn't it?"""
    inverted = any(
        sentence.low(at) in _AUXILIARIES | {"do", "does", "did", "n't"} and sentence.low(at + 1) in NOMINATIVE
        for at in range(wh + 2, len(sentence) - 1)
    )
    return inverted or any(sentence.low(at) == "," for at in range(wh + 3, len(sentence) - 1))


def _subject_after(sentence: Sentence, wh: int) -> tuple[int, int] | None:
    """The subject right behind "why", "how long", "what time", "which book": its first token and its end."""
    at = wh + 1
    if sentence.low(at) == "of":
        return None
    if sentence.low(wh) in {"how", "what", "which"}:
        at = _past_measure(sentence, wh)
    if sentence.low(at) in NOMINATIVE:
        return at, at + 1
    if sentence.low(at) in {"your", "my", "his", "her", "their", "our", "this", "the"} and sentence.low(wh) != "which":
        phrase = sentence.noun_phrase(at)
        if phrase and phrase.end < len(sentence) - 1:
            return at, phrase.end
    return None


def _past_measure(sentence: Sentence, wh: int) -> int:
    at = wh + 1
    while (
        at < len(sentence) - 1
        and at - wh <= 3
        and sentence.low(at) not in NOMINATIVE
        and (
            sentence.tag(at) in {"NN", "NNS", "JJ", "RB"}
            or sentence.low(at) in {"much", "many", "long", "often", "old", "of"}
        )
    ):
        at += 1
    return at


def _direct(sentence: Sentence, start: int, end: int) -> Iterator[Edit]:
    subject, verb = sentence.slice(start, end), end
    word = sentence.low(verb)
    if word in _AUXILIARIES and not (word == "'s" and sentence.low(start) not in NOMINATIVE):
        if word == "have" and sentence.tag(verb + 1) not in {"VBN", "VBD", "RB"}:
            yield from _with_do(sentence, start, end, subject)
            return
        full = _FULL.get(word, "is" if word == "'s" else word)
        if sentence.low(verb + 1) not in {"n't"}:
            yield proposal("question-inversion", sentence, start, verb + 1, f"{full} {subject}", guard=-3.0)
        elif full + "n't" != word:
            yield proposal("question-inversion", sentence, start, verb + 2, f"{full}n't {subject}", guard=-3.0)
        return
    yield from _with_do(sentence, start, end, subject)


def _with_do(sentence: Sentence, start: int, end: int, subject: str) -> Iterator[Edit]:
    verb, word, tag = end, sentence.low(end), sentence.tag(end)
    if word in MODALS or word in {"gon", "gonna", "wanna", "do", "does", "did", "to", "not"}:
        negated = sentence.low(verb + 1) == "n't"
        if word in {"do", "does", "did"} and sentence.low(verb + 1) != "?":
            moved = f"{word}n't {subject}" if negated else f"{word} {subject}"
            yield proposal("question-inversion", sentence, start, verb + 1 + negated, moved, guard=-3.0)
        return
    if can_be(word, "VBZ") and tag in {"VBZ", "NNS"}:
        helper = "does"
    elif can_be(word, "VBD") and not can_be(word, "VB"):
        helper = "did"
    elif can_be(word, "VB") and tag in {"VB", "VBP", "NN"}:
        helper = "does" if sentence.low(start) in {"he", "she", "it"} else "do"
    else:
        return
    fixed = f"{helper} {subject} {verb_lemma(word)}"
    yield proposal("question-do", sentence, start, verb + 1, fixed, guard=-3.5)


def can_you(sentence: Sentence) -> Iterator[Edit]:
    """You can tell me where …? -> Can you tell me …?"""
    asks = sentence.low(2) in {"tell", "show", "explain"} and sentence.low(3) == "me"
    asks = asks and sentence.low(4) in _WH | {"the", "please", "if", "your"} and "," not in sentence.vocabulary
    polite = sentence.low(1) in {"can", "could", "would", "will"}
    if sentence.is_question() and sentence.low(0) == "you" and polite and asks:
        yield proposal("question-inversion", sentence, 0, 2, f"{sentence.low(1)} you", guard=-3.0)


def indirect(sentence: Sentence) -> Iterator[Edit]:
    """I don't know where is the station -> where the station is; she asked what did I want -> what I wanted."""
    for at in range(1, len(sentence) - 2):
        if sentence.low(at) not in _WH | {"who"} or not _asked(sentence, at):
            continue
        verb = _past_measure(sentence, at) if sentence.low(at) in {"how", "what", "which"} else at + 1
        edit = _reordered(sentence, at, verb)
        if edit is not None:
            yield edit


def _asked(sentence: Sentence, at: int) -> bool:
    before = at - 1
    if sentence.low(before) in _TAKES_PERSON or (
        sentence.is_noun(before) and sentence.low(before - 1) in {"the", "my", "his"}
    ):
        before -= 1 if sentence.low(before) in _TAKES_PERSON else 2
    if sentence.low(before) in {",", ":", '"'}:
        return False
    if sentence.low(before) == "out":
        return sentence.has_lemma(before - 1, "find", "figure", "work", "point") or sentence.low(before - 2) == "find"
    return sentence.low(before) in _ASKING


def _reordered(sentence: Sentence, wh: int, verb: int) -> Edit | None:
    word = sentence.low(verb)
    phrase = sentence.noun_phrase(verb + 1)
    if phrase is None:
        return None
    subject, end = sentence.slice(phrase.start, phrase.end), phrase.end
    end, subject = _with_of(sentence, end, subject, phrase.start)
    if word in {"do", "does", "did"}:
        return _without_do(sentence, verb, word, subject, end)
    if word in {"is", "are", "was", "were", "'s", "am"}:
        return _be_last(sentence, wh, verb, subject, end)
    if (word in MODALS or word in {"has", "have", "had"}) and sentence.low(phrase.start) in NOMINATIVE:
        return proposal("question-indirect", sentence, verb, end, f"{subject} {word}", guard=-4.0)
    return None


def _with_of(sentence: Sentence, end: int, subject: str, start: int) -> tuple[int, str]:
    if sentence.low(end) == "of":
        behind = sentence.noun_phrase(end + 1)
        if behind:
            return behind.end, sentence.slice(start, behind.end)
    return end, subject


def _without_do(sentence: Sentence, verb: int, helper: str, subject: str, end: int) -> Edit | None:
    main = sentence.low(end)
    if not can_be(main, "VB") or sentence.low(verb - 1) == "who":
        return None
    form = {"do": main, "does": inflect(main, "VBZ"), "did": inflect(main, "VBD")}[helper]
    return proposal("question-indirect", sentence, verb, end + 1, f"{subject} {form}", guard=-4.0)


def _be_last(sentence: Sentence, wh: int, verb: int, subject: str, end: int) -> Edit | None:
    full = "is" if sentence.low(verb) == "'s" else sentence.low(verb)
    first, head = sentence.low(verb + 1), sentence.low(end - 1)
    pronoun = first in NOMINATIVE
    named = (
        first in {"the", "my", "your", "his", "her", "our", "their", "this", "that"} or sentence.tag(verb + 1) == "NNP"
    )
    if head in _FIXED or not (pronoun or named):
        return None
    if sentence.low(wh) in {"who", "what", "which"} and not pronoun and not _whole(sentence, wh, first, end):
        return None
    if first == "that" and end == verb + 2:
        return None
    return proposal("question-indirect", sentence, verb, end, f"{subject} {full}", guard=-5.0)


def _whole(sentence: Sentence, wh: int, first: str, end: int) -> bool:
    """What is my name, who is this man, at the end of the sentence: "what" is no subject there."""
    last = end >= len(sentence) or sentence.low(end)[0] in ".!?,"
    known = first in {"my", "your", "his", "her", "our", "their", "this"} or sentence.low(wh) != "which"
    return last and known and (sentence.low(wh) != "who" or first != "the")
