"""What the buttons of the placement test do. `run` and `number` say which question a button belongs to."""

from typing import Annotated

from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

from bots.kit.screens import Action
from core.levels.types import Level


class PlacementForm(StatesGroup):
    """A question is on the screen: what is written answers it."""

    answer = State()


class OpenLevel(Action, prefix="level"):
    """The level, where it comes from, and how to change it."""


class StartTest(Action, prefix="placement"):
    """Begin the test, or go on with the open one; `anew`: from its beginning."""

    anew: bool = False


class StopTest(Action, prefix="placepause"):
    """Enough for now; the answers are kept."""


class PickOption(Action, prefix="placeopt"):
    """This option is the answer; its place, from 0."""

    run: int
    number: int
    place: Annotated[int, Field(ge=0, lt=4)]


class DontKnow(Action, prefix="placenot"):
    """I don't know."""

    run: int
    number: int


class ShowResult(Action, prefix="placeresult"):
    """The picture of the latest result."""


class OpenWhy(Action, prefix="placewhy"):
    """Why it is this level."""


class OpenMistakes(Action, prefix="placewrong"):
    """A mistake of the latest test, from 0, with its explanation."""

    place: int = 0


class OpenOwnLevels(Action, prefix="ownlevels"):
    """The levels to choose from."""


class PickOwnLevel(Action, prefix="ownlevel"):
    """This is my level."""

    level: Level
