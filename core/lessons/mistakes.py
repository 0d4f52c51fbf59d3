"""The mistakes of a finished lesson: each becomes a card, as a wrong sentence and its right one."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from core.answers.normalising import normal_form
from core.lessons.grading.typed import corrected
from core.lessons.models import StepAnswerRow
from core.lessons.runs import Loaded
from core.lessons.steps import Choice, Dictation, Exercise, Gap, Hunt, Order, Step, Transform, Translate
from core.lessons.suiting import base_of
from core.lessons.texts import BASE_FORM, GAP, filled, sentence_of
from core.lessons.types import Feedback, Outcome
from core.levels.types import Bilingual
from core.users.types import PersonId, UpdateKey
from core.vocabulary.adding import AddMistake

MOST_CARDS = 3
"""From one lesson: a card has to be worth its reviews."""
NEAR = 0.5
"""Share of the words that a wrong sentence has in common with the right one, at the least: with less there is no
single thing to be learnt from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepMistakes:
    """Cards of what was answered wrongly first, at most three, in the lesson's order."""

    add_mistake: AddMistake

    async def __call__(self, person_id: PersonId, run: Loaded, key: UpdateKey) -> None:
        rows = await StepAnswerRow.filter(run_id=run.row.id, outcome=Outcome.WRONG.value).order_by("id")
        kept = 0
        for step, wrong, right in _mistakes(run, rows):
            added = await self.add_mistake(
                person_id,
                wrong,
                right,
                Bilingual(ru=step.explanation.ru, en=step.explanation.en),
                f"lesson:{run.content.lesson.key}",
                key,
                point=step.point,
                level=run.content.lesson.level,
            )
            kept += added is not None
            if kept == MOST_CARDS:
                return


def _mistakes(run: Loaded, rows: list[StepAnswerRow]) -> list[tuple[Exercise, str, str]]:
    found: dict[str, tuple[Exercise, str, str]] = {}
    for row in rows:
        key = base_of(row.step_key)
        step = run.content.steps.get(key)
        if not isinstance(step, Exercise) or key in found or run.state_of(key).disputed:
            continue
        nearest = Feedback.model_validate(row.feedback).nearest
        if (pair := sentences_of(step, row.answer, nearest)) is not None and _is_near(*pair):
            found[key] = (step, *pair)
    return list(found.values())


def sentences_of(step: Step | Exercise, given: str, nearest: str) -> tuple[str, str] | None:
    """The wrong sentence and the right one; None for answers that make no sentence."""
    match step:
        case Choice(prompt=prompt) if prompt.en.count(GAP) == 1:
            return filled(prompt.en, (given,)), filled(prompt.en, (step.options[step.answer],))
        case Gap(prompt=prompt) if len(step.accept) == 1:
            return _sentence(prompt.en, given), filled(prompt.en, (nearest or step.accept[0][0],))
        case Hunt():
            return step.text, corrected(step, step.accept[0])
        case Transform() | Translate():
            return given, nearest or step.accept[0]
        case Order():
            return given, sentence_of(step.words)
        case Dictation():
            return given, step.audio
        case _:
            return None


def _sentence(prompt: str, given: str) -> str:
    """With the missing words, or as a whole when the whole of it was typed."""
    around = normal_form(BASE_FORM.sub("", prompt.replace(GAP, ""))).split()
    return given if len(set(normal_form(given).split()) & set(around)) >= len(around) / 2 else filled(prompt, (given,))


def _is_near(wrong: str, right: str) -> bool:
    ours, theirs = normal_form(right).split(), normal_form(wrong).split()
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= NEAR
