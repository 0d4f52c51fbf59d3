"""The line each call leaves: for the log that tests read and for whoever watches the chat."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from aiogram.types import BufferedInputFile

from playground.telegram.accounts import BotAccount, Chat
from playground.telegram.arguments import Method
from playground.telegram.errors import ApiError
from playground.telegram.queries import Query
from playground.telegram.records import CallRecord
from playground.telegram.world import World

_QUERY_FIELDS: Final = ("callback_query_id", "pre_checkout_query_id", "inline_query_id")
_SECRET_FIELDS: Final = frozenset({"secret_token"})
_CUT_OFF: Final = 500


class CallLogging:
    """Writes calls down, with the chat and the update they are most likely about."""

    def __init__(self, world: World, find_query: Callable[[str], Query | None]) -> None:
        self._world = world
        self._find_query = find_query

    @contextmanager
    def writing(
        self, bot: BotAccount, method: Method, chat_id: int | None, update_id: int | None, *, quiet: bool
    ) -> Iterator[CallRecord]:
        """The record of one call; what is raised inside becomes its status."""
        chat, guessed = self._about(bot, method, chat_id)
        record = CallRecord(
            id=self._world.calls.next_id(),
            at=self._world.timing.now(),
            bot=bot.name,
            method=method.__api_method__,
            arguments={} if quiet else shown_arguments(method),
            chat_id=chat.person.id if chat else chat_id,
            status=_CUT_OFF,
            ms=0.0,
            update_id=update_id if update_id is not None else guessed,
        )
        begin = time.perf_counter()
        try:
            yield record
        except ApiError as error:
            record.status, record.description = error.code, error.description
            raise
        finally:
            record.ms = round((time.perf_counter() - begin) * 1000, 2)
            if not quiet:
                self._write(record, chat)

    def _about(self, bot: BotAccount, method: Method, chat_id: int | None) -> tuple[Chat | None, int | None]:
        """The chat of a call and the update it may answer: the asked one, else the newest of the chat."""
        for name in _QUERY_FIELDS:
            query = self._find_query(getattr(method, name, None) or "")
            if query is not None:
                return query.chat, query.update_id
        chat = self._world.chats.get((bot.name, chat_id)) if chat_id is not None else None
        return chat, chat.newest_update if chat else None

    def _write(self, record: CallRecord, chat: Chat | None) -> None:
        self._world.calls.add(record)
        if chat is not None and self._world.bus.watched(chat):
            names = ("method", "ms", "status", "update_id")
            self._world.bus.publish(chat, {"type": "call", **{name: getattr(record, name) for name in names}})


def shown_arguments(method: Method) -> dict[str, Any]:
    """The arguments that were given: files by their names, secrets not at all."""
    names = method.model_fields_set - _SECRET_FIELDS
    given = method.model_dump(include=set(names), exclude_none=True, warnings=False)
    return {key: _shown(value) for key, value in given.items()}


def _shown(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shown(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shown(item) for item in value]
    return value.filename if isinstance(value, BufferedInputFile) else value
