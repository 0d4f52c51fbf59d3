"""An answer beside what was wanted."""

import re

from core.answers.gaps import grade_gap
from core.answers.grading import differences, grade
from core.answers.normalising import normal_form
from core.answers.types import Verdict
from core.vocabulary.exercises import QuestionKind
from core.vocabulary.gaps import gapped
from core.vocabulary.grading import Marked, Reply
from core.vocabulary.lexicon import forms
from core.vocabulary.types import Face, MistakeFace, WordFace

LEAST_WORDS = 4
"""Of a sentence of one's own."""
_LEADING = re.compile(r"^(?:to|a|an|the)\s+(?=\S)", re.IGNORECASE)
_REPLIES = {Verdict.RIGHT: Reply.RIGHT, Verdict.TYPO: Reply.TYPO, Verdict.WRONG: Reply.WRONG}


def mark_choice(options: tuple[str, ...], right: int, chosen: int) -> Marked:
    """Of a question with buttons."""
    return Marked(reply=Reply.RIGHT if chosen == right else Reply.WRONG, right=options[right])


def mark_typed(kind: QuestionKind, face: Face, typed: str) -> Marked:
    """Of a question that is answered in writing. The first call loads a dictionary: off the event loop."""
    if isinstance(face, MistakeFace):
        return _mark_mistake(kind, face, typed)
    if kind is QuestionKind.SENTENCE:
        return _mark_sentence(face, typed)
    if kind.is_gapped:
        return _mark_cloze(face, typed)
    return _or_form(_compared(_LEADING.sub("", typed.strip()), face.text), face, typed)


def wanted(kind: QuestionKind, face: Face) -> str:
    """What would have been right."""
    if isinstance(face, MistakeFace):
        return face.right if kind is QuestionKind.REWRITE else face.answer
    if kind.is_gapped:
        gap = gapped(face.sense.example, forms(face.word.text, face.word.pos))
        return gap.answer if gap else face.text
    return face.sense.example if kind is QuestionKind.SENTENCE else face.text


def _mark_mistake(kind: QuestionKind, face: MistakeFace, typed: str) -> Marked:
    if kind is QuestionKind.REWRITE:
        return _compared(typed, face.right)
    found = grade_gap(typed, f"{face.before}___{face.after}", [face.answer])
    return Marked(reply=_REPLIES[found.verdict], right=face.answer, segments=found.segments)


def _mark_cloze(face: WordFace, typed: str) -> Marked:
    gap = gapped(face.sense.example, forms(face.word.text, face.word.pos))
    if gap is None:
        return _compared(typed, face.text)
    found = grade_gap(typed, f"{gap.before}___{gap.after}", [gap.answer])
    marked = Marked(reply=_REPLIES[found.verdict], right=gap.answer, segments=found.segments)
    return _or_form(marked, face, typed)


def _mark_sentence(face: WordFace, typed: str) -> Marked:
    """A sentence of one's own holds the word in any form, at least four words, and is not the example."""
    has_word = gapped(typed, forms(face.word.text, face.word.pos)) is not None
    is_own = normal_form(typed) != normal_form(face.sense.example)
    is_sentence = len(normal_form(typed).split()) >= LEAST_WORDS
    return Marked(reply=Reply.RIGHT if has_word and is_own and is_sentence else Reply.WRONG, right=face.sense.example)


def _compared(typed: str, right: str) -> Marked:
    found = grade(typed, [right])
    return Marked(reply=_REPLIES[found.verdict], right=right, segments=found.segments)


def _or_form(marked: Marked, face: WordFace, typed: str) -> Marked:
    """The right word in a form that does not fit was remembered, and is no slip of the finger."""
    said = _LEADING.sub("", normal_form(typed))
    if marked.reply is not Reply.WRONG or said not in {
        normal_form(one) for one in forms(face.word.text, face.word.pos)
    }:
        return marked
    return Marked(reply=Reply.FORM, right=marked.right, segments=differences(typed.strip(), marked.right))
