"""What the buttons of a review do. `number` says which question a button belongs to."""

from aiogram.fsm.state import State, StatesGroup

from bots.kit.screens import Action


class ReviewForm(StatesGroup):
    """A question is on the screen: what is written answers it."""

    answer = State()


class OpenReview(Action, prefix="review"):
    """What there is to review today."""


class GoOn(Action, prefix="rnext"):
    """To the present question."""

    session: int


class PickOption(Action, prefix="ropt"):
    """This option is the answer, from 0."""

    session: int
    number: int
    option: int


class TakeHint(Action, prefix="rhint"):
    """Tell a little."""

    session: int
    number: int


class GiveUp(Action, prefix="rshow"):
    """I do not know: show it."""

    session: int
    number: int


class Met(Action, prefix="rmet"):
    """The new word was looked at; `known`: it is no news."""

    session: int
    number: int
    known: bool


class StopReview(Action, prefix="rstop"):
    """Enough for now."""

    session: int
