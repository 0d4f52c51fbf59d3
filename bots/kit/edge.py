"""The edge of a bot: what goes wrong is put into words once, and every press gets its answer."""

from datetime import UTC
from typing import Any

import structlog
from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramForbiddenError
from aiogram.types import TelegramObject, Update

from bots.kit.acquaintance import Handler
from bots.kit.errors import sentence_for
from bots.kit.presses import Press
from bots.kit.screens import is_lasting
from bots.kit.sending import send
from bots.kit.showing import Show
from bots.kit.spec import BotSpec
from bots.kit.words import Words, escaped
from core.app import App
from core.errors import PermanentError
from core.users.types import Person

log = structlog.get_logger(__name__)


class Edge(BaseMiddleware):
    """Tells people what the core refuses. Temporary errors and bugs go on to the worker, which tries again."""

    def __init__(self, spec: BotSpec, app: App) -> None:
        self._spec = spec
        self._app = app

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        try:
            return await handler(event, data)
        except PermanentError as error:
            await _tell(error, data)
        except TelegramForbiddenError as error:
            await self._note_block(error, data)
        return None

    async def _note_block(self, error: TelegramForbiddenError, data: dict[str, Any]) -> None:
        person: Person | None = data.get("person")
        if person is None:
            log.info("not allowed to write", bot=self._spec.name, reason=error.message)
        else:
            await self._app.mark_unreachable(person.telegram_id, self._spec.name)


async def _tell(error: PermanentError, data: dict[str, Any]) -> None:
    say: Words | None = data.get("say")
    if say is None or "chat" not in data:
        raise error
    person: Person | None = data.get("person")
    sentence = sentence_for(error, say, UTC if person is None else person.zone)
    press: Press | None = data.get("press")
    if press is not None and not press.answered:
        await press.alert(sentence)
    else:
        await send(data["bot"], data["chat"], escaped(sentence))


class Presses(BaseMiddleware):
    """Answers every press, and keeps the buttons of screens that are gone from doing anything."""

    def __init__(self, spec: BotSpec) -> None:
        self._spec = spec

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        press: Press | None = data.get("press")
        if press is None:
            return await handler(event, data)
        assert isinstance(event, Update)
        if "show" in data and await self._is_stale(event, data["show"]):
            return await self._offer_present_screen(event, data)
        result = await handler(event, data)
        await press.accept()
        return result

    async def _is_stale(self, update: Update, show: Show) -> bool:
        query = update.callback_query
        assert query is not None
        if query.message is None or is_lasting(query.data or ""):
            return False
        return not await show.is_live(query.message.message_id)

    async def _offer_present_screen(self, update: Update, data: dict[str, Any]) -> None:
        say: Words = data["say"]
        show: Show = data["show"]
        await data["press"].note(say.plain("This button is from an older screen. The present one is below."))
        assert update.callback_query is not None
        assert update.callback_query.message is not None
        await show.strip(update.callback_query.message.message_id)
        await show.again(self._spec.home(say, data["person"]))
