"""What the buttons of talks do. Those below what was said stay with it."""

from aiogram.fsm.state import State, StatesGroup

from bots.kit.screens import Action


class TalkForm(StatesGroup):
    """What is written goes into the talk."""

    scene = State()
    topic = State()


class OpenTalk(Action, prefix="talk"):
    """The ways to talk."""


class OpenScenes(Action, prefix="scenes"):
    """The role-plays of a level; empty: of the learner's."""

    level: str = ""


class PickScene(Action, prefix="scene"):
    """What this role-play is about."""

    key: str


class PlayScene(Action, prefix="play"):
    """Begin it."""

    key: str


class GoOn(Action, prefix="talkon"):
    """Back into the unfinished role-play."""


class OpenTopics(Action, prefix="topics"):
    """The topics to choose from."""


class PickTopic(Action, prefix="topic"):
    """Talk about this."""

    topic: str


class EndTalk(Action, prefix="talkend", lasting=True):
    """Finish this talk, and see what it was."""

    talk: int


class HelpMe(Action, prefix="talkhelp", lasting=True):
    """What could be said now."""


class HintAt(Action, prefix="sliphint", lasting=True):
    """A hint to this mistake."""

    slip: int


class ShowRight(Action, prefix="slipshow", lasting=True):
    """The right words of this mistake."""

    slip: int
