"""`main.py webhooks …`: where Telegram delivers, at the console."""

import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

import aiohttp

from gateway.bot_api import BotApi, BotApiError, BotApiUnreachableError
from gateway.registration import delete_webhook, set_webhook, show_webhook, webhook_url

OFFICIAL = "https://api.telegram.org"


@asynccontextmanager
async def bot_apis(base: str | None, tokens: Mapping[str, str]) -> AsyncIterator[dict[str, BotApi]]:
    """Every bot's way to the Bot API server; None: Telegram's own."""
    async with aiohttp.ClientSession() as http:
        yield {bot: BotApi(http, base or OFFICIAL, token) for bot, token in tokens.items()}


async def run_webhooks(
    action: str, bots: Mapping[str, BotApi], *, public_url: str, secrets: Mapping[str, str], even_if_same: bool
) -> int:
    """`set`, `show` or `delete` the webhook of every bot. Returns 1 when Telegram refused or did not answer."""
    if not bots:
        _say("No bot has a token, so Telegram has nothing to deliver.")
    failed = False
    for bot, api in bots.items():
        try:
            if action == "set":
                url = webhook_url(public_url, bot)
                changed = await set_webhook(api, url, secrets[bot], even_if_same=even_if_same)
                _say(f"{bot}: {'set to' if changed else 'already set to'} {url}")
            elif action == "delete":
                _say(f"{bot}: {'deleted' if await delete_webhook(api) else 'there was none'}")
            else:
                await _show(bot, api)
        except (BotApiError, BotApiUnreachableError) as error:
            failed = True
            _say(f"{bot}: {error}")
    return 1 if failed else 0


def introduce(api: BotApi) -> Callable[[], Awaitable[tuple[bool, str]]]:
    """Asks Telegram for a bot's name: whether it knows the token, and the name or what it said instead."""

    async def ask() -> tuple[bool, str]:
        try:
            return True, f"@{(await api.call('getMe'))['username']}"
        except (BotApiError, BotApiUnreachableError) as error:
            return False, f"Telegram does not answer for its token ({error})"

    return ask


async def _show(bot: str, api: BotApi) -> None:
    webhook = await show_webhook(api)
    trouble = f", last delivery failed: {webhook.last_error}" if webhook.last_error else ""
    _say(f"{bot}: {webhook.url or 'no webhook'}, {webhook.pending} updates wait{trouble}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
