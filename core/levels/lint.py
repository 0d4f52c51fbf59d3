"""`python -m core.levels.lint`: what is wrong with the bank of placement items; exit code 1 when anything is.

Faults stop a release. What only a person can judge is told as a remark.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.answers.gaps import filled
from core.answers.grading import grade
from core.answers.letters import plain_letters
from core.answers.normalising import normal_form
from core.levels.bank import ITEMS, BankInvalidError, load_items
from core.levels.licensing import faults_of_licence
from core.levels.points import points
from core.levels.types import GAP, Item, ItemKind, Level, Skill, skill_of
from core.levels.wording import hard_words

LEAST_A_LEVEL = 40
"""A test asks 25 at the most, around one level: so many are not met twice within a few tests."""
SKILLS_OF_A_LEVEL = (Skill.GRAMMAR, Skill.VOCABULARY, Skill.READING, Skill.LISTENING)

Check = Callable[[str], bool]
"""Whether the checker finds a sure mistake (tier A) in a sentence."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something to be put right."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def faults_of_bank(items: Sequence[Item], has_mistake: Check) -> list[Fault]:
    """Everything that is wrong, item by item, then of the bank as a whole."""
    return [*(fault for item in items for fault in faults_of_item(item, has_mistake)), *_faults_of_whole(items)]


def faults_of_item(item: Item, has_mistake: Check) -> Iterator[Fault]:
    checks = (_point(item), _options(item), _accepted(item), _hard_words(item), _mistakes(item, has_mistake))
    found = (what for check in (*checks, _explanation(item)) for what in check)
    yield from (Fault(item.key, what) for what in found)


def _point(item: Item) -> Iterator[str]:
    if item.point not in points():
        yield f"{item.point} is not in points.yaml"
    elif skill_of(item.point) is not item.skill:
        yield f"{item.point} is no point of {item.skill}"


def _options(item: Item) -> Iterator[str]:
    if item.answer is None:
        return
    if len({normal_form(option) or option for option in item.options}) < len(item.options):
        yield "two options are the same"
    right = item.options[item.answer]
    for number, option in enumerate(item.options):
        if number != item.answer and normal_form(option) and grade(option, [right]).verdict.counts:
            yield f"option {number} ({option}) is right as well"


def _accepted(item: Item) -> Iterator[str]:
    if item.kind is not ItemKind.TYPED:
        return
    if GAP not in item.prompt and item.skill in {Skill.GRAMMAR, Skill.VOCABULARY}:
        yield f"a typed item has a gap ({GAP})"
    forms = Counter(plain_letters(answer).strip(" .!?") for answer in item.accept)
    yield from (f"accepted twice: {form}" for form, times in forms.items() if times > 1)
    if "" in forms:
        yield "an accepted answer is empty"


def _hard_words(item: Item) -> Iterator[str]:
    shown = " ".join(filter(None, (item.passage, item.audio, item.prompt.replace(GAP, " "))))
    if item.answer is not None and item.skill in {Skill.READING, Skill.LISTENING}:
        shown = f"{shown} . {' . '.join(item.options)}"
    wanted = {word for answer in item.right_answers for word in answer.casefold().split()}
    if hard := hard_words(shown, item.level, allowed=wanted):
        yield f"too hard for {item.level}: {', '.join(hard)}"


def _mistakes(item: Item, has_mistake: Check) -> Iterator[str]:
    """Sentences with their answers in them; and whatever else is shown as good English."""
    sentences = [filled(item.prompt, answer) for answer in item.right_answers] if GAP in item.prompt else [item.prompt]
    for sentence in filter(None, (*sentences, item.passage, item.audio)):
        if has_mistake(sentence):
            yield f"the checker finds a mistake in: {sentence}"


def _explanation(item: Item) -> Iterator[str]:
    ru, en = item.explanation.ru, item.explanation.en
    if not any("а" <= letter <= "я" for letter in ru.casefold()):
        yield "the Russian explanation is not Russian"
    if any("а" <= letter <= "я" for letter in en.casefold()):
        yield "the English explanation has Russian letters"


def _faults_of_whole(items: Sequence[Item]) -> Iterator[Fault]:
    keys = Counter(item.key for item in items)
    yield from (Fault(key, "the key is used twice") for key, times in keys.items() if times > 1)
    asked = Counter((item.passage, item.audio, normal_form(item.prompt)) for item in items)
    yield from (Fault(prompt, "asked twice") for (_, _, prompt), times in asked.items() if times > 1)
    for level in Level:
        yield from (Fault(level, what) for what in _faults_of_level([item for item in items if item.level is level]))


def _faults_of_level(items: Sequence[Item]) -> Iterator[str]:
    typed = sum(item.kind is ItemKind.TYPED for item in items)
    if len(items) < LEAST_A_LEVEL:
        yield f"{len(items)} items, and at least {LEAST_A_LEVEL} are needed"
    if 2 * typed < len(items):
        yield f"{typed} of {len(items)} are typed, and at least half must be"
    for skill in SKILLS_OF_A_LEVEL:
        if not any(item.skill is skill for item in items):
            yield f"no item of {skill}"


def _sure_mistake() -> Check:
    """The checker, loaded once: about two seconds."""
    from core.checker.engine import Engine
    from core.checker.types import Tier

    engine = Engine()
    return lambda sentence: engine.check(sentence).tier is Tier.SURE


def main(arguments: Sequence[str]) -> int:
    """Returns the exit code. An argument names another folder of items."""
    folder = Path(arguments[0]) if arguments else ITEMS
    try:
        items = load_items(folder)
    except BankInvalidError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    faults = [*(Fault("bank", what) for what in faults_of_licence(folder)), *faults_of_bank(items, _sure_mistake())]
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    counted = Counter(f"{item.level} {item.skill} {item.kind}" for item in items)
    sys.stdout.write("".join(f"{times:4} {what}\n" for what, times in sorted(counted.items())))
    sys.stdout.write(f"{len(items)} items, {len(faults)} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
