"""The request middlewares of a turn: nothing goes out twice, and nothing goes out of a worker that lost its lease.

A call is one of three kinds. What sets or reads something may simply be repeated. What puts a message into a chat is
journaled: its result is written at once, and a replay gets that result instead of a second message. What spends or
grants, and what goes out to many, writes its intent first, and is withheld when an earlier attempt may have carried
it out.
"""

from functools import cache
from typing import Any

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods import (
    CreateChatInviteLink,
    CreateChatSubscriptionInviteLink,
    CreateForumTopic,
    CreateInvoiceLink,
    GiftPremiumSubscription,
    RefundStarPayment,
    SendChatAction,
    SendGift,
    SendMessageDraft,
    SendRichMessageDraft,
    TelegramMethod,
    TransferBusinessAccountStars,
    TransferGift,
    UpgradeGift,
)
from aiogram.methods.base import TelegramType

from bots.kit.session import response_type
from bots.kit.turn import current_turn, raw_answer, sent_once
from core.updates.counters import Counters
from core.updates.turns import INTENT, CallUncertainError, Journal

log = structlog.get_logger(__name__)

_SPENDING = frozenset(
    {
        RefundStarPayment,
        SendGift,
        TransferGift,
        UpgradeGift,
        GiftPremiumSubscription,
        TransferBusinessAccountStars,
    }
)
_CREATING = frozenset({CreateInvoiceLink, CreateForumTopic, CreateChatInviteLink, CreateChatSubscriptionInviteLink})
_FLEETING = frozenset({SendChatAction, SendMessageDraft, SendRichMessageDraft})


class JournalMiddleware(BaseRequestMiddleware):
    """Answers a repeated call from the journal. Outside a turn it does nothing."""

    def __init__(self, counters: Counters) -> None:
        self._counters = counters

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Any:
        turn = current_turn.get()
        if turn is None or not _leaves_a_trace(type(method)):
            return await make_request(bot, method)
        journal = turn.journal
        number = journal.number()
        recorded = journal.recorded.get(number)
        if recorded is not None and recorded != INTENT:
            return self._replay(bot, method, recorded)
        if turn.attempt > 1 and number == journal.first_unknown:
            self._counters.calls_repeated += 1
        await self._announce(journal, number, method, begun=recorded == INTENT)
        raw_answer.set(None)
        result = await make_request(bot, method)
        journal.result(number, raw_answer.get() or _packed(method, result))
        return result

    async def _announce(self, journal: Journal, number: str, method: TelegramMethod[Any], *, begun: bool) -> None:
        if type(method) not in _SPENDING and not sent_once.get():
            return
        if begun:
            self._counters.calls_withheld += 1
            raise CallUncertainError(type(method).__name__)
        await journal.intend(number)

    def _replay(self, bot: Bot, method: TelegramMethod[TelegramType], recorded: bytes) -> Any:
        self._counters.calls_replayed += 1
        log.info("call answered from the journal", method=type(method).__name__)
        return response_type(type(method)).model_validate_json(recorded, context={"bot": bot}).result


class FenceMiddleware(BaseRequestMiddleware):
    """The last thing before a call goes out: the worker still owns the lane, by its own clock."""

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Any:
        turn = current_turn.get()
        if turn is not None:
            turn.lease.ensure()
        return await make_request(bot, method)


@cache
def _leaves_a_trace(method: type[TelegramMethod[Any]]) -> bool:
    if method in _FLEETING:
        return False
    sends = method.__name__.startswith(("Send", "Forward", "Copy", "Post"))
    return sends or method in _CREATING or method in _SPENDING


def _packed(method: TelegramMethod[Any], result: Any) -> bytes:
    """The answer as Telegram would have written it, for a session that does not tell its bytes."""
    answer = response_type(type(method)).model_construct({"ok", "result"}, ok=True, result=result)
    return answer.model_dump_json(exclude_unset=True).encode()
