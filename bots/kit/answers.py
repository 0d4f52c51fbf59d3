"""What stands under an answer, and below its text."""

from dataclasses import dataclass

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


Rows = tuple[tuple[Button, ...], ...]


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


def with_others_of(shown: InlineKeyboardMarkup | None, keyboard: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup:
    """A new keyboard of the kit's, with a bot's own buttons as they stand under the message now."""
    rows = keyboard.inline_keyboard if keyboard else []
    own = [row for row in shown.inline_keyboard if not any(map(_is_of_the_kit, row))] if shown else []
    return InlineKeyboardMarkup(inline_keyboard=[*rows[:-1], *own, *rows[-1:]])


def with_others(shown: InlineKeyboardMarkup | None, others: Rows) -> InlineKeyboardMarkup | None:
    """The keyboard of a message with other buttons of the bot's own in the place of those that are there."""
    kit = [row for row in shown.inline_keyboard if any(map(_is_of_the_kit, row))] if shown else []
    new = [[button.to_telegram() for button in row] for row in others]
    rows = [*kit[:-1], *new, *kit[-1:]]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _is_of_the_kit(button: InlineKeyboardButton) -> bool:
    prefixes = tuple(f"{action.__prefix__}:" for action in (RateAnswer, SpeakAnswer, ContinueAnswer))
    return f"{button.callback_data}:".startswith(prefixes)


def aside(text: str) -> RichText:
    """A remark of ours below an answer."""
    return RichText(text, (MessageEntity(type=MessageEntityType.ITALIC, offset=0, length=utf16_length(text)),))


def _thumb(turn: Turn, rating: Rating, sign: str) -> Button:
    return Button(f"{sign} ✓" if turn.rating is rating else sign, RateAnswer(up=rating is Rating.UP))
