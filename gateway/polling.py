"""Updates for operators without a public address: asked for instead of delivered, into the same durable ingest."""

import asyncio
from collections.abc import Mapping
from typing import Any

import orjson
import structlog

from core.tasks import Nursery
from core.updates.ingest import Ingest, StoreUnavailableError
from core.updates.locks import Lock
from core.updates.store import Store
from core.updates.worker import new_worker_name
from gateway.bot_api import ALLOWED_UPDATES, BotApi, BotApiError, BotApiUnreachableError

log = structlog.get_logger(__name__)

LONG_POLL_SECONDS = 25
AT_ONCE = 100  # the most that getUpdates gives
PAUSES = (0.5, 1.0, 2.0, 5.0, 15.0)  # seconds after so many failures running
TURN_PAUSE_SECONDS = 2.0
WEBHOOK_ACTIVE = "webhook is active"


async def run_pollers(bots: Mapping[str, BotApi], store: Store, stop: asyncio.Event) -> None:
    """Polls every bot until `stop`."""
    nursery, owner = Nursery("pollers"), new_worker_name()
    ingest = Ingest(store, nursery)
    for bot, api in bots.items():
        nursery.start(Poller(bot, api, ingest, Lock(store, f"poller:{bot}", owner)).run(), name=bot)
    await stop.wait()
    await nursery.close()
    await store.close()


class Poller:
    """Polls one bot. Any number may run; the one that holds the bot's lock does the polling.

    An update counts as taken when it is stored: only then is Telegram asked for the next ones.
    """

    def __init__(self, bot: str, api: BotApi, ingest: Ingest, lock: Lock) -> None:
        self._bot = bot
        self._api = api
        self._ingest = ingest
        self._lock = lock
        self._offset = 0
        self._failures = 0

    async def run(self) -> None:
        """Poll until cancelled; then let the next one poll."""
        try:
            while True:
                await self._take_turn()
        finally:
            await self._lock.let_go()

    async def _take_turn(self) -> None:
        if not await self._lock.hold():
            await asyncio.sleep(TURN_PAUSE_SECONDS)
            return
        try:
            await self._take_batch()
        except (BotApiError, BotApiUnreachableError, StoreUnavailableError) as error:
            await self._recover(error)
        else:
            self._failures = 0

    async def _take_batch(self) -> None:
        updates: list[dict[str, Any]] = await self._api.call(
            "getUpdates",
            seconds=LONG_POLL_SECONDS + 10,
            offset=self._offset,
            limit=AT_ONCE,
            timeout=LONG_POLL_SECONDS,
            allowed_updates=ALLOWED_UPDATES,
        )
        for update in updates:
            await self._ingest(self._bot, orjson.dumps(update))
            self._offset = update["update_id"] + 1

    async def _recover(self, error: Exception) -> None:
        if isinstance(error, BotApiError) and WEBHOOK_ACTIVE in error.description:
            log.warning("a webhook was set, removing it to poll", bot=self._bot)
            await self._remove_webhook()
            return
        pause = PAUSES[min(self._failures, len(PAUSES) - 1)]
        if isinstance(error, BotApiError):
            pause = max(pause, error.retry_after)
        self._failures += 1
        log.warning("polling failed", bot=self._bot, error=str(error), pause=pause)
        await asyncio.sleep(pause)

    async def _remove_webhook(self) -> None:
        try:
            await self._api.call("deleteWebhook")
        except (BotApiError, BotApiUnreachableError) as error:
            log.warning("the webhook could not be removed", bot=self._bot, error=str(error))
            await asyncio.sleep(PAUSES[-1])
