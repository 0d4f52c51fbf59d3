"""The right answer of a step, to be shown."""

from functools import singledispatch

from core.lessons import steps
from core.lessons.grading.typed import corrected
from core.lessons.texts import as_sentence, filled, sentence_of


@singledispatch
def solution_of(step: steps.Step | steps.Exercise) -> str:
    """As it is shown; of several, the first. Empty for a step without an answer."""
    del step
    return ""


def accepted_by(step: steps.Step) -> list[str]:
    """Everything that was accepted, for an editor who looks at a dispute."""
    match step:
        case steps.Transform() | steps.Translate() | steps.Hunt():
            return list(step.accept)
        case steps.Gap():
            return [" / ".join(words) for words in step.accept]
        case steps.Order():
            return [sentence_of(step.words), *step.also]
        case steps.ScriptedDialogue():
            return [line for turn in step.turns for line in turn.accept]
        case _:
            return [solution_of(step)]


@solution_of.register
def _(step: steps.Choice) -> str:
    return step.options[step.answer]


@solution_of.register
def _(step: steps.Listening) -> str:
    return step.options[step.answer]


@solution_of.register
def _(step: steps.Choices) -> str:
    return " · ".join(step.options[answer] for answer in step.answers)


@solution_of.register
def _(step: steps.Gap) -> str:
    return filled(step.prompt.en, tuple(words[0] for words in step.accept))


@solution_of.register
def _(step: steps.Order) -> str:
    return sentence_of(step.words)


@solution_of.register
def _(step: steps.Match) -> str:
    return "\n".join(f"{pair[0]} — {pair[1]}" for pair in step.pairs)


@solution_of.register
def _(step: steps.Transform) -> str:
    return step.accept[0]


@solution_of.register
def _(step: steps.Translate) -> str:
    return step.accept[0]


@solution_of.register
def _(step: steps.Hunt) -> str:
    return as_sentence(corrected(step, step.accept[0]))


@solution_of.register
def _(step: steps.Dictation) -> str:
    return step.audio


@solution_of.register
def _(step: steps.Say) -> str:
    return step.text


@solution_of.register
def _(step: steps.Writing) -> str:
    return step.model


@solution_of.register
def _(step: steps.ScriptedDialogue) -> str:
    return "\n".join(turn.accept[0] for turn in step.turns)
