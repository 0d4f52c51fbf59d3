"""The rules of keyboards: what the Bot API refuses in a `reply_markup`."""

from typing import Final
from urllib.parse import urlsplit

from aiogram.types import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from playground.telegram.accounts import Wire
from playground.telegram.errors import NotModelledError, bad_request
from playground.telegram.formatting.links import checked_link

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply

DATA_BYTES: Final = 64
BUTTON_LIMIT: Final = 100
_ACTIONS: Final = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
)  # fmt: skip
_NOT_MODELLED: Final = ("login_url", "switch_inline_query_chosen_chat", "callback_game")


def checked_inline(markup: InlineKeyboardMarkup | None, *, invoice: bool = False) -> Wire | None:
    """The keyboard under a message as the Bot API writes it, or None for none."""
    if markup is None or not any(markup.inline_keyboard):
        return None
    buttons = [button for row in markup.inline_keyboard for button in row]
    if len(buttons) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long")
    for button in buttons:
        _check_inline_button(button)
    _check_pay(markup, invoice=invoice)
    rows = [
        [button.model_dump(exclude_none=True, mode="json") for button in row] for row in markup.inline_keyboard if row
    ]
    return {"inline_keyboard": rows}


def checked_reply(markup: ReplyKeyboardMarkup) -> Wire:
    """The keyboard in place of the person's own."""
    buttons = [button for row in markup.keyboard for button in row]
    if not buttons:
        raise bad_request("reply markup is empty")
    if any(not button.text for button in buttons):
        raise bad_request("keyboard button text must be non-empty")
    return markup.model_dump(exclude_none=True, mode="json")


def _check_inline_button(button: InlineKeyboardButton) -> None:
    actions = [name for name in _ACTIONS if getattr(button, name) is not None]
    if not button.text:
        raise bad_request("inline keyboard button text must be non-empty")
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("BUTTON_TYPE_INVALID")
    if actions[0] in _NOT_MODELLED:
        raise NotModelledError(f"the button type {actions[0]}")
    if button.callback_data is not None and not 1 <= len(button.callback_data.encode()) <= DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    _check_addresses(button)


def _check_addresses(button: InlineKeyboardButton) -> None:
    if button.url is not None and checked_link(button.url) is None:
        raise bad_request(f"inline keyboard button URL '{button.url}' is invalid: Wrong HTTP URL")
    if button.web_app is not None and urlsplit(button.web_app.url).scheme != "https":
        reason = "Only HTTPS links are allowed"
        raise bad_request(f"inline keyboard button Web App URL '{button.web_app.url}' is invalid: {reason}")


def _check_pay(markup: InlineKeyboardMarkup, *, invoice: bool) -> None:
    """A pay button is the first of an invoice's keyboard, and is nowhere else."""
    first = markup.inline_keyboard[0][0] if markup.inline_keyboard[0] else None
    paying = [button for row in markup.inline_keyboard for button in row if button.pay]
    if invoice and (first is None or not first.pay):
        raise bad_request("REPLY_MARKUP_BUY_EMPTY")
    if paying and (not invoice or paying != [first]):
        raise bad_request("BUTTON_TYPE_INVALID")
