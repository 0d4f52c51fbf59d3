"""What the buttons of words do."""

from aiogram.fsm.state import State, StatesGroup

from bots.kit.screens import Action


class WordsForm(StatesGroup):
    """What is written next."""

    word = State()
    """A word to be added."""
    translation = State()
    """What the new word means."""
    search = State()
    """What to look for among the cards."""


class OpenWords(Action, prefix="words"):
    """How many there are, and what to do with them."""


class BeginReview(Action, prefix="rbegin"):
    """Into today's review, or on with it: `flows/review`."""


class OpenList(Action, prefix="wlist"):
    """A page of the cards: of a state, or all; `found`: those that were searched for."""

    state: str = ""
    page: int = 0
    found: bool = False


class OpenStates(Action, prefix="wstates"):
    """The states to choose from."""


class OpenCard(Action, prefix="wcard"):
    """One card."""

    id: int


class PauseCard(Action, prefix="wpause"):
    """Do not ask it for now, or ask it again."""

    id: int
    paused: bool


class AskDelete(Action, prefix="wdrop"):
    """Is that meant?"""

    id: int


class DeleteCard(Action, prefix="wdrop2"):
    """Yes, it is."""

    id: int


class HearCard(Action, prefix="whear"):
    """Speak the card's English."""

    id: int


class AskSearch(Action, prefix="wfind"):
    """Ask what to look for."""


class OpenPaces(Action, prefix="wpaces"):
    """New words a day: the numbers to choose from."""


class PickPace(Action, prefix="wpace"):
    """So many from now on."""

    new: int


class AskWord(Action, prefix="wadd"):
    """Ask for a word to add."""


class LookUp(Action, prefix="wlook"):
    """What is known of this word?"""

    word: str


class AddSense(Action, prefix="wsense"):
    """Learn this word of the bank in this sense, from 0."""

    word: str
    sense: int


class AskTranslation(Action, prefix="wown"):
    """A word that the bank does not have, as this part of speech: ask what it means."""

    word: str
    pos: str = ""


class SuggestTranslation(Action, prefix="wmodel"):
    """Let a model translate it."""

    word: str
    pos: str = ""


class TakeSuggestion(Action, prefix="wtake"):
    """The translation that the model suggested is right."""


class OpenExport(Action, prefix="wanki"):
    """About the deck for Anki."""


class SendDeck(Action, prefix="wdeck"):
    """Send it."""
