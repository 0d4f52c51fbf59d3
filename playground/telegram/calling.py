"""One Bot API call: faults, limits, the method, and a line in the log of calls."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from aiogram.types import BufferedInputFile

from playground.telegram.accounts import BotAccount
from playground.telegram.arguments import Method
from playground.telegram.errors import AnswerDroppedError, ApiError, NotModelledError, bad_request, too_many_requests
from playground.telegram.faults import Fault
from playground.telegram.limits import Limits
from playground.telegram.records import CallRecord
from playground.telegram.world import World

Handler = Callable[[World, BotAccount, Any], Any]
Table = Mapping[type[Method], Handler]

_NOT_MODELLED: Final = frozenset({
    "business_connection_id", "message_thread_id", "direct_messages_topic_id", "inline_message_id",
    "suggested_post_parameters", "ephemeral_message_parameters", "receiver_user_id", "rich_message",
    "certificate", "allow_paid_broadcast", "thumbnail", "cover",
})  # fmt: skip
_READS: Final = frozenset({"getChat", "getChatMenuButton", "setChatMenuButton"})
_QUIET: Final = frozenset({"getUpdates"})
"""Not logged: a poller would push everything else out."""


class Calling:
    """Carries calls out. The result is what the Bot API puts under `result`."""

    def __init__(self, world: World, table: Table, limits: Limits | None) -> None:
        self._world = world
        self._table = table
        self._limits = limits

    async def __call__(self, bot: BotAccount, method: Method, *, update_id: int | None = None) -> Any:
        begin, at = time.perf_counter(), self._world.timing.now()
        chat_id = _chat_id(method)
        fault = self._world.faults.for_call(bot.name, method.__api_method__, chat_id)
        status, problem, result = 200, None, None
        try:
            result = await self._carry_out(bot, method, chat_id, fault)
        except ApiError as error:
            status, problem = error.code, error.description
            raise
        finally:
            if method.__api_method__ not in _QUIET:
                ms = round((time.perf_counter() - begin) * 1000, 2)
                self._log(bot, method, chat_id, at, ms, status, problem, result, update_id)
        if fault is not None and fault.kind == "drop_answer":
            raise AnswerDroppedError
        return result

    async def _carry_out(self, bot: BotAccount, method: Method, chat_id: int | None, fault: Fault | None) -> Any:
        handler = self._table.get(type(method))
        if handler is None:
            raise NotModelledError(method.__api_method__)
        if fault is not None:
            await _suffer(fault)
        _check_modelled(method)
        if self._limits is not None and chat_id is not None and method.__api_method__ not in _READS:
            amount = len(getattr(method, "media", None) or ()) if method.__api_method__ == "sendMediaGroup" else 1
            wait = self._limits.take(bot.id, chat_id, amount)
            if wait:
                raise too_many_requests(wait)
        result = handler(self._world, bot, method)
        return await result if asyncio.iscoroutine(result) else result

    def _log(
        self,
        bot: BotAccount,
        method: Method,
        chat_id: int | None,
        at: float,
        ms: float,
        status: int,
        problem: str | None,
        result: Any,
        update_id: int | None,
    ) -> None:
        chat = self._world.chats.get((bot.name, chat_id)) if chat_id is not None else None
        if update_id is None and chat is not None:
            update_id = chat.newest_update
        message_id = result.get("message_id") if isinstance(result, dict) else None
        log = self._world.calls
        name = method.__api_method__
        arguments = shown_arguments(method)
        log.add(
            CallRecord(
                log.next_id(), at, bot.name, name, arguments, chat_id, status, ms, problem, message_id, update_id
            )
        )
        if chat is not None and self._world.bus.watched(chat):
            event = {"type": "call", "method": name, "ms": ms, "status": status, "update_id": update_id}
            self._world.bus.publish(chat, event)


def shown_arguments(method: Method) -> dict[str, Any]:
    """The arguments that were given, files by their names."""
    given = method.model_dump(include=set(method.model_fields_set), exclude_none=True, warnings=False)
    return {key: _shown(value) for key, value in given.items()}


def _shown(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shown(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shown(item) for item in value]
    return value.filename if isinstance(value, BufferedInputFile) else value


async def _suffer(fault: Fault) -> None:
    if fault.kind == "429":
        raise too_many_requests(fault.retry_after)
    if fault.kind == "5xx":
        raise ApiError(502, "Bad Gateway")
    if fault.kind == "latency":
        await asyncio.sleep(fault.ms / 1000)


def _check_modelled(method: Method) -> None:
    for name in _NOT_MODELLED & method.model_fields_set:
        if getattr(method, name) is not None:
            raise NotModelledError(f"the argument {name} of {method.__api_method__}")


def _chat_id(method: Method) -> int | None:
    chat_id = getattr(method, "chat_id", None)
    if isinstance(chat_id, str):
        raise bad_request("chat not found")
    return chat_id if isinstance(chat_id, int) else None
