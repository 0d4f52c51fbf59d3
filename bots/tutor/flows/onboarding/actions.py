"""What the buttons of the introduction do."""

from aiogram.fsm.state import State, StatesGroup

from bots.kit.screens import Action
from core.learners.types import Interest, Question


class IntroductionForm(StatesGroup):
    """A question is on the screen: what is written answers it."""

    answer = State()


class OpenIntroduction(Action, prefix="intro"):
    """The question that waits; after the last one, all the answers."""


class AskAgain(Action, prefix="introask"):
    """This question, from the list of answers or as the one before."""

    question: Question


class Answer(Action, prefix="introans"):
    """This is the answer. Empty: the question is passed over, and an earlier answer stays."""

    question: Question
    value: str = ""


class NoReminder(Action, prefix="intromute"):
    """No reminders."""


class AskPlace(Action, prefix="introzones"):
    """Where the learner's clock is."""


class TakePlace(Action, prefix="introzone"):
    """My clock is that of this zone."""

    zone: str


class PickInterest(Action, prefix="introint"):
    """Take an interest up, or lay it down."""

    interest: Interest
    more: bool = False


class MoreInterests(Action, prefix="intromore"):
    """The other half of the interests."""

    more: bool


class StopIntroduction(Action, prefix="introstop"):
    """Enough of questions for now."""
