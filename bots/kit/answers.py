"""What stands under an answer, and below its text."""

from aiogram.enums import MessageEntityType
from aiogram.types import InlineKeyboardMarkup, MessageEntity

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


def answer_keyboard(turn: Turn, say: Words, *, speaks: bool) -> InlineKeyboardMarkup | None:
    """`speaks`: whether anything here can read it aloud."""
    thumbs = [_thumb(turn, Rating.UP, "👍"), _thumb(turn, Rating.DOWN, "👎")]
    last = [*thumbs, *([Button("🔊", SpeakAnswer())] if speaks else [])]
    go_on = ((Button(say.plain("Go on"), ContinueAnswer()),),) if turn.state is TurnState.CUT else ()
    return Screen(Html(), (*go_on, tuple(last))).keyboard()


def aside(text: str) -> RichText:
    """A remark of ours below an answer."""
    return RichText(text, (MessageEntity(type=MessageEntityType.ITALIC, offset=0, length=utf16_length(text)),))


def _thumb(turn: Turn, rating: Rating, sign: str) -> Button:
    return Button(f"{sign} ✓" if turn.rating is rating else sign, RateAnswer(up=rating is Rating.UP))
