"""What stands under an answer, and below its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from aiogram.enums import MessageEntityType
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bots.kit.screens import Action, Button, Screen
from bots.kit.splitting import RichText, utf16_length
from bots.kit.words import Html, Words
from core.chats.types import Rating, Turn, TurnState


class RateAnswer(Action, prefix="rate", lasting=True):
    """This answer was good, or was not. The same thumb again takes it back."""

    up: bool


class ContinueAnswer(Action, prefix="continue", lasting=True):
    """Go on from where this answer was cut."""


class SpeakAnswer(Action, prefix="speak", lasting=True):
    """Read this answer aloud."""


Rows: TypeAlias = tuple[tuple[Button, ...], ...]
Keys: TypeAlias = Sequence[list[InlineKeyboardButton]]


@dataclass(frozen=True, slots=True)
class Below:
    """What a bot adds to an answer: a note below its words, and lasting buttons."""

    note: RichText | None = None
    rows: Rows = ()


NOTHING_BELOW = Below()


def answer_keyboard(turn: Turn, say: Words, *, speaks: bool, others: Rows = ()) -> InlineKeyboardMarkup | None:
    """`speaks`: whether anything here can read it aloud. `others` are a bot's own buttons."""
    thumbs = [_thumb(turn, Rating.UP, "👍"), _thumb(turn, Rating.DOWN, "👎")]
    last = [*thumbs, *([Button("🔊", SpeakAnswer())] if speaks else [])]
    go_on = ((Button(say.plain("Go on"), ContinueAnswer()),),) if turn.state is TurnState.CUT else ()
    return Screen(Html(), (*go_on, *others, tuple(last))).keyboard()


def swapped(
    shown: InlineKeyboardMarkup | None, mine: tuple[type[Action], ...], rows: Keys
) -> InlineKeyboardMarkup | None:
    """The buttons of a message with other rows in the place of those that do these actions; the rest stays."""
    left = [(_does(row, mine), row) for row in (shown.inline_keyboard if shown else [])]
    place = next((at for at, (is_mine, _) in enumerate(left) if is_mine), 0)
    before = [row for is_mine, row in left[:place] if not is_mine]
    after = [row for is_mine, row in left[place:] if not is_mine]
    keys = [*before, *rows, *after]
    return InlineKeyboardMarkup(inline_keyboard=keys) if keys else None


def _does(row: list[InlineKeyboardButton], actions: tuple[type[Action], ...]) -> bool:
    prefixes = tuple(f"{action.__prefix__}:" for action in actions)
    return any(f"{button.callback_data}:".startswith(prefixes) for button in row)


def aside(text: str) -> RichText:
    """A remark of ours below an answer."""
    return RichText(text, (MessageEntity(type=MessageEntityType.ITALIC, offset=0, length=utf16_length(text)),))


def _thumb(turn: Turn, rating: Rating, sign: str) -> Button:
    return Button(f"{sign} ✓" if turn.rating is rating else sign, RateAnswer(up=rating is Rating.UP))
