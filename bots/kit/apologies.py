"""What a person hears when their update could not be handled after the last attempt."""

from dataclasses import dataclass

import structlog
from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Update, User

from bots.kit.catalogs import Catalogs
from bots.kit.sending import Chat, send
from bots.kit.words import Words
from core.app import App
from core.errors import AtelierError
from core.users.types import TelegramId

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Apology:
    """One polite sentence with the incident id, by which support finds the error. Raises nothing of Telegram's:
    nobody is left to tell."""

    app: App
    catalogs: Catalogs

    async def __call__(self, bot: Bot, update: Update, incident_id: str) -> None:
        user = _sender(update)
        if user is None or user.is_bot:
            return
        say = await self._words(user)
        sentence = say(
            "Something broke on my side, so this stays without an answer. What you saved before is safe. "
            "Please try once more; if it breaks again, tell support this number: <code>{incident}</code>",
            incident=incident_id,
        )
        try:
            await send(bot, Chat(user.id), sentence)
        except TelegramAPIError as error:
            log.warning("apology not delivered", incident=incident_id, reason=error.message)

    async def _words(self, user: User) -> Words:
        """In the language they chose; in that of their Telegram when we cannot ask."""
        try:
            person = await self.app.find_person(TelegramId(user.id))
        except AtelierError:
            return self.catalogs.choose(user.language_code)
        return self.catalogs.choose(person.language, user.language_code)


def _sender(update: Update) -> User | None:
    """Who is waiting for an answer in private, if anybody is."""
    if update.callback_query is not None:
        return update.callback_query.from_user
    if update.message is not None and update.message.chat.type == ChatType.PRIVATE:
        return update.message.from_user
    return None
