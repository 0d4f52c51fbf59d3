"""A pressed button is always answered, once: Telegram shows a spinner on it until then."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery

NOTE_LIMIT = 200
"""Characters of a note or an alert."""


class Press:
    """The answer to one pressed button. A handler that takes its time calls `accept()` first."""

    def __init__(self, bot: Bot, query: CallbackQuery) -> None:
        self._bot = bot
        self._query = query
        self.answered = False

    async def accept(self) -> None:
        """Stop the spinner, without a word."""
        await self._answer(None, alert=False)

    async def note(self, text: str) -> None:
        """A line that goes away by itself."""
        await self._answer(text, alert=False)

    async def alert(self, text: str) -> None:
        """A line that waits for OK."""
        await self._answer(text, alert=True)

    async def _answer(self, text: str | None, *, alert: bool) -> None:
        if self.answered:
            return
        self.answered = True
        try:
            await self._bot.answer_callback_query(self._query.id, text=text, show_alert=alert)
        except TelegramBadRequest as error:
            # The press waited longer than Telegram does (a restart, a long lane): the spinner is gone already.
            if "query is too old" not in error.message:
                raise
