"""The English of a step: what a learner reads or hears, and what counts as a right answer."""

from collections.abc import Iterator
from functools import singledispatch
from itertools import islice, product

from core.lessons import steps
from core.lessons.grading.typed import corrected
from core.lessons.texts import GAP, as_sentence, filled, sentence_of

MOST_FILLINGS = 12
"""Of a prompt with several gaps and several answers for each."""
WRONG_ON_PURPOSE = ("✗", "❌", "*")
"""An example that begins so shows what is not said."""


@singledispatch
def right_english(step: steps.Step) -> Iterator[str]:
    """Every English sentence of a step that must be free of mistakes."""
    del step
    return iter(())


@right_english.register
def _(step: steps.Teach) -> Iterator[str]:
    for line in step.examples:
        if not line.startswith(WRONG_ON_PURPOSE):
            yield line.partition("|")[0].strip()


@right_english.register
def _(step: steps.Choice) -> Iterator[str]:
    yield from _with_options(step.prompt.en, (step.options[step.answer],))


@right_english.register
def _(step: steps.Choices) -> Iterator[str]:
    yield from _with_options(step.prompt.en, tuple(step.options[answer] for answer in step.answers))


@right_english.register
def _(step: steps.Gap) -> Iterator[str]:
    for words in islice(product(*step.accept), MOST_FILLINGS):
        yield filled(step.prompt.en, words)


@right_english.register
def _(step: steps.Order) -> Iterator[str]:
    yield from (sentence_of(step.words), *map(as_sentence, step.also))


@right_english.register
def _(step: steps.Match) -> Iterator[str]:
    yield from (pair[0] for pair in step.pairs)
    yield from (pair[2] for pair in step.pairs if len(pair) == 3)


@right_english.register
def _(step: steps.Transform) -> Iterator[str]:
    yield from (step.source, *step.accept)


@right_english.register
def _(step: steps.Hunt) -> Iterator[str]:
    yield from (corrected(step, right) for right in step.accept)


@right_english.register
def _(step: steps.Translate) -> Iterator[str]:
    yield from step.accept


@right_english.register
def _(step: steps.Dictation) -> Iterator[str]:
    yield step.audio


@right_english.register
def _(step: steps.Listening) -> Iterator[str]:
    yield step.audio
    yield from _with_options(step.prompt.en, (step.options[step.answer],))


@right_english.register
def _(step: steps.Say) -> Iterator[str]:
    yield step.text


@right_english.register
def _(step: steps.Writing) -> Iterator[str]:
    yield step.model


@right_english.register
def _(step: steps.ScriptedDialogue) -> Iterator[str]:
    for turn in step.turns:
        yield from (turn.bot, *turn.accept)


def shown_english(step: steps.Step) -> Iterator[str]:
    """The English that every learner of the lesson meets: of several right answers, the one that is shown."""
    if isinstance(step, steps.Gap):
        yield filled(step.prompt.en, tuple(words[0] for words in step.accept))
    elif isinstance(step, steps.Order):
        yield sentence_of(step.words)
    elif isinstance(step, steps.Transform):
        yield from (step.source, step.accept[0])
    elif isinstance(step, steps.Hunt):
        yield corrected(step, step.accept[0])
    elif isinstance(step, steps.Translate):
        yield step.accept[0]
    elif isinstance(step, steps.ScriptedDialogue):
        yield from (line for turn in step.turns for line in (turn.bot, turn.accept[0]))
    else:
        yield from right_english(step)


def other_options(step: steps.Step | steps.Exercise) -> Iterator[str]:
    """What may be picked and is not right."""
    if isinstance(step, steps.Choice | steps.Listening):
        yield from (option for place, option in enumerate(step.options) if place != step.answer)
    elif isinstance(step, steps.Choices):
        yield from (option for place, option in enumerate(step.options) if place not in step.answers)


def _with_options(prompt: str, options: tuple[str, ...]) -> Iterator[str]:
    gaps = prompt.count(GAP)
    if gaps == 0:
        yield prompt
        yield from options
        return
    for option in options:
        parts = tuple(part.strip() for part in option.split("/"))
        yield filled(prompt, parts if len(parts) == gaps else (option,) * gaps)
