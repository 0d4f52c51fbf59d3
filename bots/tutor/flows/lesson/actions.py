"""What the buttons of lessons do. `run` and `step` say which step a button belongs to."""

from aiogram.fsm.state import State, StatesGroup

from bots.kit.screens import Action


class LessonForm(StatesGroup):
    """A step of a lesson is on the screen: what is written answers it."""

    step = State()


class OpenLessons(Action, prefix="lessons"):
    """The lessons of a level, a page of them. Level empty: where the learner is."""

    level: str = ""
    page: int = 0


class OpenLevels(Action, prefix="lesslevels"):
    """The levels to choose from."""


class PickLesson(Action, prefix="lesson"):
    """What this lesson is about, or why it is locked."""

    key: str


class StartLesson(Action, prefix="lessstart"):
    """Into the lesson; `anew`: from its beginning."""

    key: str
    anew: bool = False


class PickOption(Action, prefix="lessopt"):
    """This option is the answer."""

    run: int
    step: str
    place: int


class SetPicks(Action, prefix="lesspick"):
    """These options or pieces are chosen now: all places, each a hexadecimal digit."""

    run: int
    step: str
    places: str
    more: bool = False
    """Show the pieces for which there was no room."""


class SubmitPicks(Action, prefix="lesssend"):
    """These options or pieces are the answer."""

    run: int
    step: str
    places: str


class PickPair(Action, prefix="lesspair"):
    """This left one belongs to that right one."""

    run: int
    step: str
    left: int
    right: int


class TakeHint(Action, prefix="lesshint"):
    """Show the hints up to this one, from 1."""

    run: int
    step: str
    number: int


class ShowAnswer(Action, prefix="lessshow"):
    """Give the answer."""

    run: int
    step: str


class GoOn(Action, prefix="lessnext"):
    """To the next step."""

    run: int
    step: str


class MineIsRight(Action, prefix="lessmine"):
    """My answer is right too."""

    run: int
    step: str


class Hear(Action, prefix="lesshear"):
    """Speak what belongs to the step."""

    run: int
    step: str


class InOwnLanguage(Action, prefix="lessown"):
    """Explain it in the learner's language."""

    run: int
    step: str


class LearnWords(Action, prefix="lesswords"):
    """Make cards of the lesson's words."""

    run: int


def to_digits(places: tuple[int, ...]) -> str:
    return "".join(f"{place:x}" for place in places)


def from_digits(digits: str) -> tuple[int, ...]:
    """Raises ValueError for what is no hexadecimal digit."""
    return tuple(int(digit, 16) for digit in digits)
