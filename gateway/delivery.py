"""Does Telegram deliver to us? Asked by `/readyz` and by `doctor`."""

import asyncio
from collections.abc import Mapping

from core.clock import Clock
from gateway.bot_api import BotApi, BotApiError, BotApiUnreachableError
from gateway.registration import show_webhook, webhook_url

GOOD_SECONDS = 30.0
"""How long a good answer of Telegram's counts: `/readyz` may be asked every second."""

BAD_SECONDS = 1.0  # what is wrong may be righted any moment


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
