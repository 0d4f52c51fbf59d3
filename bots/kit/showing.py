"""Shows screens in a private chat, never two live ones: a new screen takes the buttons off the one before it."""

from dataclasses import replace
from typing import Any

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import InlineKeyboardMarkup

from bots.kit.screens import Screen, noted
from bots.kit.sending import Chat, edit, send, strip
from bots.kit.words import Html

DESTINY = "screen"
"""Of the FSM record that remembers the live screen: it must outlive the state of a form."""


class Show:
    """`await show(screen)`: edits the live screen when one of its buttons was pressed, else sends a new one."""

    def __init__(self, bot: Bot, chat: Chat, memory: FSMContext, *, pressed: int | None = None) -> None:
        self._bot = bot
        self._chat = chat
        self._memory = memory
        self._pressed = pressed

    async def __call__(self, screen: Screen) -> None:
        live = await self._live()
        keyboard = screen.keyboard()
        if live is None or not await self._may_edit(live) or not await edit(self._bot, self._chat, live, screen):
            await self._send(screen.text, keyboard, note=screen.note, instead_of=live)
        else:
            await self._remember(live, screen.text, keyboard)

    async def adopt(self, message_id: int, screen: Screen) -> None:
        """A message that was sent otherwise, a voice or a picture with the buttons of this screen, is the live screen
        from now on."""
        live, keyboard = await self._live(), screen.keyboard()
        await self._remember(message_id, screen.text, keyboard, is_text=False)
        if live is not None and live != message_id:
            await self.strip(live)

    async def again(self, otherwise: Screen, note: Html | None = None) -> None:
        """Send the live screen once more, to the end of the chat; if there is none, the other one."""
        remembered = await self._memory.get_data()
        if not remembered:
            return await self(replace(otherwise, note=note))
        keyboard = InlineKeyboardMarkup.model_validate(remembered["keyboard"])
        await self._send(Html(remembered["text"]), keyboard, note=note, instead_of=remembered["live"])
        return None

    async def is_live(self, message_id: int) -> bool:
        return await self._live() == message_id

    async def strip(self, message_id: int) -> None:
        """Take the buttons off a message that should have none."""
        await strip(self._bot, self._chat, message_id)

    async def _live(self) -> int | None:
        remembered: dict[str, Any] = await self._memory.get_data()
        return remembered.get("live")

    async def _may_edit(self, live: int) -> bool:
        """A voice or a picture cannot become a text: it stays, without its buttons, and the screen comes below."""
        remembered: dict[str, Any] = await self._memory.get_data()
        return live == self._pressed and bool(remembered.get("is_text", True))

    async def _send(
        self, text: Html, keyboard: InlineKeyboardMarkup | None, *, note: Html | None, instead_of: int | None
    ) -> None:
        message = await send(self._bot, self._chat, noted(text, note), keyboard)
        await self._remember(message.message_id, text, keyboard)
        if instead_of is not None:
            await self.strip(instead_of)

    async def _remember(
        self, message_id: int, text: Html, keyboard: InlineKeyboardMarkup | None, *, is_text: bool = True
    ) -> None:
        if keyboard is None:  # nothing to press: not a screen any more
            return await self._memory.set_data({})
        shown = keyboard.model_dump(mode="json", exclude_none=True)
        more = {} if is_text else {"is_text": False}
        return await self._memory.set_data({"live": message_id, "text": text, "keyboard": shown, **more})
