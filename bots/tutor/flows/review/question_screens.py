"""A question on the screen."""

import re

from bots.kit.screens import Button, Screen, pairs
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.review.actions import GiveUp, Met, PickOption, StopReview, TakeHint
from bots.tutor.flows.words.actions import HearCard
from bots.tutor.flows.words.wording import LABEL_LIMIT, LINE, example_text, part_name, word_text
from core.vocabulary.exercises import QuestionKind
from core.vocabulary.questions import Question, covered
from core.vocabulary.types import MistakeFace, WordFace

GAP = Html("____")
LETTERS = "ABCD"


def question_screen(question: Question, say: Words, *, sounds: bool) -> Screen:
    parts = [_header(question, say), *_text(question, say), *_lettered(question), *_hints(question, say)]
    return Screen(PARAGRAPH.joined(*parts), _rows(question, say, sounds=sounds))


def _header(question: Question, say: Words) -> Html:
    if question.kind is QuestionKind.MEET:
        return say("🧠 A new word")
    return say.plural("🧠 {n} card to go", "🧠 {n} cards to go", question.left + 1)


def _text(question: Question, say: Words) -> list[Html]:
    face = question.card.face
    if isinstance(face, MistakeFace):
        return _mistake_text(question, face, say)
    return _word_text(question, face, say)


def _word_text(question: Question, face: WordFace, say: Words) -> list[Html]:
    meaning, part = face.sense.meaning(say.language), part_name(face.word.pos, say)
    asked = Html(f"<b>{escaped(meaning)}</b> ({escaped(part)})")
    match question.kind:
        case QuestionKind.MEET:
            return [word_text(face, say)]
        case QuestionKind.CHOOSE_MEANING:
            ipa = f" /{face.word.ipa}/" if face.word.ipa else ""
            return [say("What does it mean?"), Html(f"<b>{escaped(face.text)}</b>{escaped(ipa)}")]
        case QuestionKind.CHOOSE_WORD:
            return [say("Which word is it?"), asked]
        case QuestionKind.CLOZE:
            return [say("Write the missing word."), _gapped(question), Html(f"({escaped(meaning)})")]
        case QuestionKind.CONTEXT:
            return [say("Which word is missing? Its first letter is there."), _begun(question)]
        case QuestionKind.SENTENCE:
            task = say("This word keeps slipping away. Write a sentence of your own with it, four words or more.")
            return [task, asked]
        case _:
            return [say("Write it in English."), asked]


def _mistake_text(question: Question, face: MistakeFace, say: Words) -> list[Html]:
    if question.kind is QuestionKind.REWRITE:
        return [
            say("This one keeps coming back. Write the whole sentence right."),
            Html(f"<s>{escaped(face.wrong)}</s>"),
        ]
    if question.kind is QuestionKind.CHOOSE_RIGHT:
        return [say("Once you slipped here. What is right?"), _gapped(question)]
    return [say("Once you slipped here. Write what is missing."), _slipped(face)]


def _gapped(question: Question) -> Html:
    gap = question.gap
    assert gap is not None
    return Html(f"{escaped(gap.before)}{GAP}{escaped(gap.after)}")


def _slipped(face: MistakeFace) -> Html:
    """With what stood there: without it nobody knows what is meant."""
    slip = Html(f"<s>{escaped(face.slip)}</s> ") if face.slip else Html("")
    return Html(f"{escaped(face.before)}{slip}{GAP}{escaped(face.after)}")


def _begun(question: Question) -> Html:
    gap = question.gap
    assert gap is not None
    return Html(f"{escaped(gap.before)}<b>{escaped(covered(gap.answer, 1))}</b>{escaped(gap.after)}")


def _lettered(question: Question) -> list[Html]:
    """Options that are too long for buttons stand in the text."""
    if not question.options or _fit(question):
        return []
    lines = (Html(f"{letter}. {escaped(one)}") for letter, one in zip(LETTERS, question.options, strict=False))
    return [LINE.joined(*lines)]


def _fit(question: Question) -> bool:
    return all(len(option) <= LABEL_LIMIT for option in question.options)


def _hints(question: Question, say: Words) -> list[Html]:
    if question.is_told:
        answer = _pair(question, say)
        return [say("🤝 That was a hard stretch, so here is the answer. Now you: <b>{answer}</b>", answer=answer)]
    told = [_hint(hint, question, say) for hint in question.hints]
    return [LINE.joined(*(Html(f"💡 {one}") for one in told))] if told else []


def _pair(question: Question, say: Words) -> str:
    face = question.card.face
    if isinstance(face, MistakeFace):
        return face.answer
    return f"{face.text} — {face.sense.short_meaning(say.language)}"


def _hint(hint: str, question: Question, say: Words) -> Html:
    face = question.card.face
    if hint == "explanation" and isinstance(face, MistakeFace):
        return escaped(_without(face.answer, face.explanation.in_language(say.language)))
    if hint == "meaning" and isinstance(face, WordFace):
        return escaped(face.sense.meaning(say.language))
    if hint == "example" and isinstance(face, WordFace):
        return example_text(face)
    return escaped(hint)


def _without(answer: str, explanation: str) -> str:
    """A hint does not tell."""
    return re.sub(rf"(?<!\w){re.escape(answer)}(?!\w)", "…", explanation, flags=re.IGNORECASE)


def _rows(question: Question, say: Words, *, sounds: bool) -> tuple[tuple[Button, ...], ...]:
    stop = Button(say.plain("‹ Stop"), StopReview(session=question.session))
    if question.kind is QuestionKind.MEET:
        return _meeting(question, stop, say, sounds=sounds)
    of = {"session": question.session, "number": question.number}
    labels = question.options if _fit(question) else LETTERS[: len(question.options)]
    options = [Button(label, PickOption(option=at, **of)) for at, label in enumerate(labels)]
    hint = (Button(say.plain("💡 Hint"), TakeHint(**of)),) if question.more_hints else ()
    return (*pairs(*options), (*hint, Button(say.plain("I don’t know"), GiveUp(**of))), (stop,))


def _meeting(question: Question, stop: Button, say: Words, *, sounds: bool) -> tuple[tuple[Button, ...], ...]:
    of = {"session": question.session, "number": question.number}
    hear = (Button(say.plain("🔊 Listen"), HearCard(id=question.card.id)),) if sounds else ()
    known = Button(say.plain("I know it already"), Met(known=True, **of))
    return ((Button(say.plain("Got it"), Met(known=False, **of)),), (known, *hear), (stop,))
