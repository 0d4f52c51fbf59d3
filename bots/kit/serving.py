"""Turns become aiogram updates here: the worker's lanes on one side, the dispatchers of the bots on the other."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError

from bots.kit.copies import CopiesMiddleware
from bots.kit.events import Clearing, perform, read_event
from bots.kit.journal import FenceMiddleware, JournalMiddleware
from bots.kit.pacing import PacingMiddleware
from bots.kit.session import JsonSession
from bots.kit.turn import current_turn
from core.errors import AtelierError
from core.updates.addressing import Passage
from core.updates.bulk import BulkLimit
from core.updates.cooldowns import Cooldowns
from core.updates.counters import Counters
from core.updates.turns import Turn

log = structlog.get_logger(__name__)

Apologise = Callable[[Bot, Update, str], Awaitable[None]]
"""Tells the person of an update that it was given up; the last argument is the incident id."""


class BotUnknownError(AtelierError):
    """An update for a bot that this worker does not run: it has no token here, or its set-up failed."""


@dataclass(frozen=True, slots=True)
class RunningBot:
    """A bot with its dispatcher, ready for updates."""

    bot: Bot
    dispatcher: Dispatcher
    apologise: Apologise


class BotTurns:
    """Feeds each turn to the dispatcher of its bot."""

    def __init__(self, bots: Mapping[str, RunningBot]) -> None:
        self._bots = bots

    async def handle(self, turn: Turn) -> None:
        """Run the handlers. Raises what they raise, and BotUnknownError."""
        token = current_turn.set(turn)
        try:
            if turn.entry.passage is Passage.EVENT:
                await self._perform(turn)
            else:
                running = self._running(turn)
                await _dispatch(running, _update(turn, running.bot))
        finally:
            current_turn.reset(token)

    async def _perform(self, turn: Turn) -> None:
        event = read_event(turn.entry.body or b"")
        if isinstance(event, Clearing):
            turn.state.clear()  # needs no bot: there may be none of this name any more
        else:
            running = self._running(turn)
            await perform(running.bot, running.dispatcher, event)

    async def apologise(self, turn: Turn, incident: str) -> None:
        """Nobody waits for an event, so nobody is told when one is given up."""
        if turn.entry.passage is Passage.EVENT:
            return
        running = self._running(turn)
        await running.apologise(running.bot, _update(turn, running.bot), incident)

    def _running(self, turn: Turn) -> RunningBot:
        running = self._bots.get(turn.entry.bot)
        if running is None:
            raise BotUnknownError(turn.entry.bot)
        return running


def create_bot(token: str, api_url: str | None, *, cooldowns: Cooldowns, counters: Counters, limit: BulkLimit) -> Bot:
    """A bot that calls with care.

    Args:
        api_url: the base of the Bot API server; None means Telegram's own.
    """
    session = JsonSession(TelegramAPIServer.from_base(api_url) if api_url else PRODUCTION)
    call_with_care(session, cooldowns=cooldowns, counters=counters, limit=limit)
    return Bot(token, session=session)


def call_with_care(session: BaseSession, *, cooldowns: Cooldowns, counters: Counters, limit: BulkLimit) -> None:
    """Have the session's calls journaled, paced and fenced, in this order from the outside; copies for many wait their
    turn before that.
    """
    session.middleware(CopiesMiddleware(limit))
    session.middleware(JournalMiddleware(counters))
    session.middleware(PacingMiddleware(cooldowns, counters))
    session.middleware(FenceMiddleware())


async def _dispatch(running: RunningBot, update: Update) -> None:
    if not _is_known(update):
        log.warning("update of a kind that is not known yet, skipped")
        return
    answer = await running.dispatcher.feed_update(running.bot, update)
    if isinstance(answer, TelegramMethod):
        await running.bot(answer)


def _update(turn: Turn, bot: Bot) -> Update:
    context: dict[str, Any] = {"bot": bot}
    return Update.model_validate_json(turn.entry.body or b"", context=context)


def _is_known(update: Update) -> bool:
    try:
        return bool(update.event_type)
    except UpdateTypeLookupError:
        return False
