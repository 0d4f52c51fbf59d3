"""Telegram delivers to us: made so when the gateway starts, and asked by `/readyz` and by `doctor`."""

import asyncio
from collections.abc import Mapping
from itertools import count

import structlog

from core.clock import Clock
from gateway.bot_api import BotApi, BotApiError, BotApiUnreachableError
from gateway.registration import set_webhook, show_webhook, webhook_url

log = structlog.get_logger(__name__)

GOOD_SECONDS = 30.0
"""How long a good answer of Telegram's counts: `/readyz` may be asked every second."""

BAD_SECONDS = 1.0  # what is wrong may be righted any moment

PAUSES = (0.3, 0.7, 1.0, 5.0, 15.0, 60.0)  # seconds after so many tries that failed
QUIET_TRIES = 3  # the Bot API server of a laptop may start at the same moment as we do


async def deliver_here(bots: Mapping[str, BotApi], public_url: str, secrets: Mapping[str, str]) -> None:
    """Point Telegram at us, bot by bot, where something differs; try again until it is done."""
    for tries in count():
        outcomes = [await _point_here(bot, api, public_url, secrets[bot]) for bot, api in bots.items()]
        reasons = [reason for reason in outcomes if reason]
        if not reasons:
            return
        if tries >= QUIET_TRIES:
            log.warning("webhooks not set, trying again", reasons=reasons)
        await asyncio.sleep(PAUSES[min(tries, len(PAUSES) - 1)])


async def _point_here(bot: str, api: BotApi, public_url: str, secret: str) -> str | None:
    try:
        changed = await set_webhook(api, webhook_url(public_url, bot), secret)
    except (BotApiError, BotApiUnreachableError) as error:
        return f"{bot}: {error}"
    if changed:
        log.info("webhook set", bot=bot, url=webhook_url(public_url, bot))
    return None


class DeliversHere:
    """Every bot's updates go to our public address, and none wait because the last delivery failed."""

    def __init__(self, bots: Mapping[str, BotApi], public_url: str, clock: Clock) -> None:
        self._bots = bots
        self._public_url = public_url
        self._clock = clock
        self._asked = float("-inf")
        self._answer: str | None = None

    async def __call__(self) -> str | None:
        """None, or what is not so, bot by bot."""
        keep = GOOD_SECONDS if self._answer is None else BAD_SECONDS
        if self._clock.monotonic() - self._asked > keep:
            answers = await asyncio.gather(*(self._check(bot, api) for bot, api in self._bots.items()))
            self._answer = "; ".join(answer for answer in answers if answer) or None
            self._asked = self._clock.monotonic()
        return self._answer

    async def _check(self, bot: str, api: BotApi) -> str | None:
        try:
            webhook = await show_webhook(api)
        except (BotApiError, BotApiUnreachableError) as error:
            return f"{bot}: Telegram does not say where it delivers ({error})"
        if webhook.url != webhook_url(self._public_url, bot):
            return f"{bot}: Telegram delivers to {webhook.url or 'nobody'}; run `python main.py webhooks set`"
        if webhook.last_error and webhook.pending:
            return f"{bot}: {webhook.pending} updates wait, the last delivery failed: {webhook.last_error}"
        return None
