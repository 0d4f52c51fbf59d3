"""Screens: a message with buttons that changes in place while the person moves through it."""

from dataclasses import dataclass, replace
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bots.kit.words import PARAGRAPH, Html
from core.updates.addressing import EXPRESS_MARK

LASTING = "+"


class Action(CallbackData, prefix="action"):
    """What a button does: typed, at most 64 bytes (a longer one raises when the button is made).

    `class PickGoal(Action, prefix="goal", version=2)`: raise the version when the fields change their meaning, and
    buttons of the old one are answered with the present screen. A button works on the live screen only; those of
    content that stays (a picture's "One more") are `lasting=True`. The press of an `express=True` button does not
    wait for the chat's lane; its handler may not write the conversation's state.
    """

    def __init_subclass__(
        cls, *, prefix: str, version: int = 1, lasting: bool = False, express: bool = False, **kwargs: Any
    ) -> None:
        mark = EXPRESS_MARK if express else LASTING if lasting else ""
        super().__init_subclass__(prefix=f"{mark}{prefix}.{version}", **kwargs)


def is_lasting(data: str) -> bool:
    """Whether the button's data belongs to content that stays."""
    return data.startswith((LASTING, EXPRESS_MARK))


@dataclass(frozen=True, slots=True)
class Button:
    """A label of at most 24 characters, and an action or a link."""

    label: str
    target: Action | str

    def to_telegram(self) -> InlineKeyboardButton:
        if isinstance(self.target, Action):
            return InlineKeyboardButton(text=self.label, callback_data=self.target.pack())
        return InlineKeyboardButton(text=self.label, url=self.target)


@dataclass(frozen=True, slots=True)
class Screen:
    """What the person sees, and what they can do about it."""

    text: Html
    rows: tuple[tuple[Button, ...], ...] = ()
    note: Html | None = None
    """What has just happened: said above the text, and not again when the screen is shown once more."""

    def with_note(self, note: Html) -> "Screen":
        return replace(self, note=note)

    def whole_text(self) -> Html:
        return noted(self.text, self.note)

    def keyboard(self) -> InlineKeyboardMarkup | None:
        rows = [[button.to_telegram() for button in row] for row in self.rows]
        return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def noted(text: Html, note: Html | None) -> Html:
    return text if note is None else PARAGRAPH.joined(note, text)


def pairs(*buttons: Button) -> tuple[tuple[Button, ...], ...]:
    """The buttons in rows of two."""
    return tuple(buttons[i : i + 2] for i in range(0, len(buttons), 2))
