"""The kinds of step a lesson is made of, as the course files write them."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import AfterValidator, Field, model_validator

from core.lessons.texts import GAP, Bilingual, Content, Line, Prompt
from core.levels.types import PointKey, skill_of


def _of_a_skill(point: str) -> str:
    skill_of(PointKey(point))
    return point


Key: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
Point: TypeAlias = Annotated[
    PointKey, Field(pattern=r"^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$", max_length=64), AfterValidator(_of_a_skill)
]
Lines: TypeAlias = Annotated[tuple[Line, ...], Field(min_length=1)]
Options: TypeAlias = Annotated[tuple[Line, ...], Field(min_length=2, max_length=6)]
Hints: TypeAlias = Annotated[tuple[Bilingual, ...], Field(min_length=3, max_length=3)]
"""General, specific, almost the answer."""
Index: TypeAlias = Annotated[int, Field(ge=0)]
StepKey: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,15}$")]
"""Short: it stands in the data of buttons."""


class Teach(Content):
    """Something is explained, with examples as `English | русский`."""

    key: StepKey
    kind: Literal["teach"]
    text: Bilingual
    examples: tuple[Line, ...] = ()


class Review(Content):
    """Due words and own mistakes."""

    key: StepKey
    kind: Literal["review"]


class Exercise(Content):
    """What an answer is graded for."""

    key: StepKey
    point: Point
    hints: Hints
    explanation: Bilingual
    productive: ClassVar[bool] = True
    """Whether the learner makes the English themselves instead of recognising it."""


class Choice(Exercise):
    """One of several is right."""

    kind: Literal["choice"]
    prompt: Prompt
    options: Options
    answer: Index
    productive = False

    @model_validator(mode="after")
    def _answers(self) -> "Choice":
        _check_options(self.options, (self.answer,))
        return self


class Choices(Exercise):
    """Several are right; a wrong pick costs."""

    kind: Literal["choices"]
    prompt: Prompt
    options: Annotated[Options, Field(max_length=5)]
    answers: Annotated[tuple[Index, ...], Field(min_length=1)]
    productive = False

    @model_validator(mode="after")
    def _answers(self) -> "Choices":
        _check_options(self.options, self.answers)
        return self


class Gap(Exercise):
    """Words are missing and are typed; `accept` has one list for each gap."""

    kind: Literal["gap"]
    prompt: Prompt
    accept: Annotated[tuple[Lines, ...], Field(min_length=1, max_length=4)]

    @model_validator(mode="after")
    def _gaps(self) -> "Gap":
        for prompt in (self.prompt.en, self.prompt.ru):
            if prompt.count(GAP) != len(self.accept):
                raise ValueError(f"{prompt.count(GAP)} gaps and {len(self.accept)} lists of answers")
        return self


class Order(Exercise):
    """Words are put in order; `also` are other right sentences of the same words."""

    kind: Literal["order"]
    words: Annotated[tuple[Line, ...], Field(min_length=3, max_length=16)]
    also: tuple[Line, ...] = ()
    ru: Line


class Match(Exercise):
    """Pairs are found. A pair is an English word or phrase, the Russian one and, if you like, a plain English
    meaning for those who do not read Russian."""

    kind: Literal["match"]
    pairs: Annotated[
        tuple[Annotated[tuple[Line, ...], Field(min_length=2, max_length=3)], ...], Field(min_length=4, max_length=5)
    ]
    productive = False

    @model_validator(mode="after")
    def _distinct(self) -> "Match":
        for side in zip(*(pair[:2] for pair in self.pairs), strict=True):
            if len(set(side)) < len(side):
                raise ValueError(f"the same twice on one side: {side}")
        return self


class Transform(Exercise):
    """A sentence is changed as told."""

    kind: Literal["transform"]
    prompt: Prompt
    source: Line
    accept: Lines


class Hunt(Exercise):
    """One mistake stands in the text: `wrong` becomes one of `accept`."""

    kind: Literal["hunt"]
    text: Line
    wrong: Line
    accept: Lines


class Translate(Exercise):
    """A Russian sentence is said in English."""

    kind: Literal["translate"]
    source: Line
    accept: Lines


class Dictation(Exercise):
    """What is heard is written down."""

    kind: Literal["dictation"]
    audio: Line
    voice_note: Bilingual | None = None


class Listening(Exercise):
    """A question about what is heard."""

    kind: Literal["listening"]
    audio: Line
    voice_note: Bilingual | None = None
    prompt: Prompt
    options: Annotated[Options, Field(max_length=4)]
    answer: Index
    productive = False

    @model_validator(mode="after")
    def _answers(self) -> "Listening":
        _check_options(self.options, (self.answer,))
        return self


class Say(Exercise):
    """A sentence is said aloud."""

    kind: Literal["say"]
    text: Line


class Must(Content):
    """What a text has to mention: one of `any`, each a lemma or a phrase."""

    say: Bilingual
    any: Lines


class Writing(Exercise):
    """A text of one's own."""

    kind: Literal["writing"]
    prompt: Prompt
    min_words: Annotated[int, Field(ge=5, le=300)]
    must: tuple[Must, ...] = ()
    model: Line


class DialogueTurn(Content):
    """The bot says its line, the learner is told what to answer. Right: equal to an `accept`, or a word of every
    group in `must_any`."""

    bot: Line
    ask: Bilingual
    accept: Lines
    must_any: tuple[Lines, ...] = ()


class ScriptedDialogue(Exercise):
    """A short talk along a script."""

    kind: Literal["dialogue"]
    scene: Bilingual
    turns: Annotated[tuple[DialogueTurn, ...], Field(min_length=2, max_length=4)]


AnyExercise: TypeAlias = (
    Choice
    | Choices
    | Gap
    | Order
    | Match
    | Transform
    | Hunt
    | Translate
    | Dictation
    | Listening
    | Say
    | Writing
    | ScriptedDialogue
)
Step: TypeAlias = Annotated[Teach | Review | AnyExercise, Field(discriminator="kind")]


def _check_options(options: tuple[str, ...], right: tuple[int, ...]) -> None:
    if len(set(options)) < len(options):
        raise ValueError(f"the same option twice: {options}")
    if len(set(right)) < len(right) or max(right) >= len(options):
        raise ValueError(f"{right} is no choice among {len(options)} options, counted from 0")
    if len(right) == len(options):
        raise ValueError("every option is right")
