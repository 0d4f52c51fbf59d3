"""One Bot API call: faults, limits, the method, and a line in the log of calls."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Final

from playground.telegram.accounts import BotAccount
from playground.telegram.arguments import Method
from playground.telegram.call_logging import CallLogging
from playground.telegram.errors import AnswerDroppedError, ApiError, NotModelledError, bad_request, too_many_requests
from playground.telegram.faults import Fault
from playground.telegram.limits import Limits
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

    def __init__(self, world: World, table: Table, log: CallLogging, limits: Limits | None) -> None:
        self._world = world
        self._table = table
        self._log = log
        self._limits = limits

    async def __call__(self, bot: BotAccount, method: Method, *, update_id: int | None = None) -> Any:
        name, chat_id = method.__api_method__, _chat_id(method)
        fault = self._world.faults.for_call(bot.name, name, chat_id)
        with self._log.writing(bot, method, chat_id, update_id, quiet=name in _QUIET) as record:
            result = await self._carry_out(bot, method, chat_id, fault)
            record.status, record.message_id = 200, _message_id(result)
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
        if chat_id is not None and method.__api_method__ not in _READS:
            self._check_limits(bot, chat_id, method)
        result = handler(self._world, bot, method)
        return await result if asyncio.iscoroutine(result) else result

    def _check_limits(self, bot: BotAccount, chat_id: int, method: Method) -> None:
        """An album counts as many times as it has parts."""
        if self._limits is None:
            return
        parts = getattr(method, "media", None)
        wait = self._limits.take(bot.id, chat_id, len(parts) if isinstance(parts, list) else 1)
        if wait:
            raise too_many_requests(wait)


def _message_id(result: Any) -> int | None:
    first = result[0] if isinstance(result, list) and result else result
    return first.get("message_id") if isinstance(first, dict) else None


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
