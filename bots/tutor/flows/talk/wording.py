"""The paragraphs below what was said: goals, mistakes step by step, what was mended, what could be said."""

import re
from collections.abc import Sequence

from bots.kit.screens import Button
from bots.kit.words import Words
from bots.tutor.flows.talk.actions import HintAt, ShowRight
from bots.tutor.flows.talk.tails import BOLD, ITALIC, Paragraph, Run
from core.checker.types import Area
from core.dialogues.mending import mended, sentence_around
from core.dialogues.schema import Goal
from core.dialogues.types import Slip, SlipStep, Talk

GOAL, SLIP, MENDED, COULD_SAY = "🎯", "✏️", "✅", "💬"
AROUND = 60
"""Characters of a sentence shown before and after a mistake."""
_AFTER_COLON = re.compile(r": ([^.:!?]+)(?=[.!?]|$)")
_QUOTED = re.compile(r"[“«][^”»]*[”»]")


def goal_paragraphs(reached: Sequence[Goal], talk: Talk, say: Words) -> list[Paragraph]:
    """What was reached just now, and how much of the whole it is."""
    whole = len(talk.reached) + len(talk.open_goals)
    lines: list[Paragraph] = [(Run(f"{GOAL} {goal.told(say.language)} ✓"),) for goal in reached]
    if lines and talk.open_goals:
        lines[-1] = (*lines[-1], Run(f" {len(talk.reached)}/{whole}"))
    elif lines:
        lines[-1] = (*lines[-1], Run("\n" + say.plain("All goals are reached.")))
    return lines


def slip_paragraphs(slips: Sequence[Slip], say: Words) -> list[Paragraph]:
    """Each mistake as far as it has been explained."""
    return [_slip(slip, say) for slip in slips]


def mended_paragraphs(slips: Sequence[Slip]) -> list[Paragraph]:
    """What was wrong before, and has been said right."""
    return [(Run(f"{MENDED} "), *_in_context(slip, slip.right)) for slip in slips]


def suggestion_paragraph(suggestions: Sequence[str], say: Words) -> Paragraph:
    """Sentences that would be understood."""
    head = say.plain("You could say:")
    return (Run("".join([f"{COULD_SAY} {head}", *(f"\n• {one}" for one in suggestions)])),)


def slip_rows(slips: Sequence[Slip], say: Words) -> tuple[tuple[Button, ...], ...]:
    """The next step of each mistake that has one; with their numbers where there are several."""
    numbered = len(slips) > 1
    buttons = [
        button
        for number, slip in enumerate(slips, start=1)
        if (button := _next_step(slip, f" {number}" if numbered else "", say)) is not None
    ]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def _next_step(slip: Slip, number: str, say: Words) -> Button | None:
    if slip.step is SlipStep.ASKED:
        return Button(say.plain("💡 Hint") + number, HintAt(slip=slip.id))
    if slip.step is SlipStep.HINTED:
        return Button(say.plain("Show") + number, ShowRight(slip=slip.id))
    return None


def _slip(slip: Slip, say: Words) -> Paragraph:
    sign = Run(f"{SLIP} ")
    explanation = slip.explanation.in_language(say.language)
    match slip.step:
        case SlipStep.ASKED:
            return (sign, *_in_context(slip, slip.wrong), Run("\n"), Run(question_for(slip.area, say), ITALIC))
        case SlipStep.HINTED:
            return (sign, *_in_context(slip, slip.wrong), Run(f"\n💡 {without_the_answer(slip, explanation)}"))
    return (sign, *_in_context(slip, slip.right), Run(f"\n💡 {explanation}"))


def _in_context(slip: Slip, middle: str) -> Paragraph:
    """The sentence with the wrong or the right words in bold; only the neighbourhood of a long one."""
    start, end = sentence_around(slip)
    before, after = slip.text[start : slip.start], slip.text[slip.end : end]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return Run(before), Run(middle, BOLD), Run(after)


def question_for(area: Area, say: Words) -> str:
    """Where to look, without a word on what is right."""
    return {
        Area.ARTICLES: say.plain("Does an article belong here, and which one?"),
        Area.PREPOSITIONS: say.plain("Which preposition goes here, if any?"),
        Area.TENSE: say.plain("When does it happen? Which tense fits?"),
        Area.AGREEMENT: say.plain("Who does it, one or several? Which form fits?"),
        Area.WORD_ORDER: say.plain("Do the words stand in the right order?"),
        Area.SPELLING: say.plain("How is this written?"),
        Area.COUNTABILITY: say.plain("Can it be counted? One or several?"),
        Area.FALSE_FRIENDS: say.plain("Is this the word that you mean?"),
        Area.VERB_PATTERNS: say.plain("Which form comes after this word?"),
    }[area]


def without_the_answer(slip: Slip, explanation: str) -> str:
    """The rule as a hint: what stands in it as the right words is left out."""
    start, end = sentence_around(slip)
    right = mended([slip], start, end)
    head, colon, tail = explanation.rpartition(": ")
    if colon and _gives_away(tail, slip, right):
        return f"{head}."
    told = _AFTER_COLON.sub(lambda found: "" if _gives_away(found[1], slip, right) else found[0], explanation)
    return _QUOTED.sub(lambda found: "…" if _gives_away(found[0].strip("“”«»"), slip, right) else found[0], told)


def _gives_away(words: str, slip: Slip, right: str) -> bool:
    """Whether words are the answer, its new part, or a piece of the right sentence with the answer in it."""
    plain, answer = words.strip(" .!?“”«»").lower(), slip.right.lower()
    told, new = set(plain.split()), set(answer.split()) - set(slip.wrong.lower().split())
    is_part = bool(told & new) and told <= set(answer.split())
    return bool(plain) and (is_part or plain == answer or (answer in plain and plain in right.lower()))
