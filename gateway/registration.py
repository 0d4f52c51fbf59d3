"""Where Telegram delivers a bot's updates: shown, set when something differs, deleted."""

from dataclasses import dataclass
from typing import Any

from gateway.bot_api import ALLOWED_UPDATES, BotApi

MAX_CONNECTIONS = 100


@dataclass(frozen=True, slots=True)
class Webhook:
    """What Telegram knows of a bot's webhook. `url` is empty when none is set."""

    url: str
    allowed_updates: frozenset[str]
    max_connections: int
    pending: int
    last_error: str | None

    @classmethod
    def of(cls, info: dict[str, Any]) -> "Webhook":
        return cls(
            url=info.get("url", ""),
            allowed_updates=frozenset(info.get("allowed_updates", ())),
            max_connections=info.get("max_connections", 40),
            pending=info.get("pending_update_count", 0),
            last_error=info.get("last_error_message"),
        )

    def delivers_to(self, url: str) -> bool:
        """Whether nothing has to be set for updates to arrive at `url`."""
        return (self.url, self.allowed_updates, self.max_connections) == (
            url,
            frozenset(ALLOWED_UPDATES),
            MAX_CONNECTIONS,
        )


def webhook_url(public_url: str, bot: str) -> str:
    """The address of a bot's webhook; the gateway serves it."""
    return f"{public_url}/telegram/{bot}"


async def show_webhook(api: BotApi) -> Webhook:
    """Raises BotApiError, BotApiUnreachableError."""
    return Webhook.of(await api.call("getWebhookInfo"))


async def set_webhook(api: BotApi, url: str, secret: str, *, even_if_same: bool = False) -> bool:
    """Set the webhook when something differs; True when it was set.

    Telegram never tells the secret, so a changed one is not noticed: `even_if_same` sets it in any case.
    Raises BotApiError, BotApiUnreachableError.
    """
    if not even_if_same and (await show_webhook(api)).delivers_to(url):
        return False
    await api.call(
        "setWebhook",
        url=url,
        secret_token=secret,
        allowed_updates=ALLOWED_UPDATES,
        max_connections=MAX_CONNECTIONS,
    )
    return True


async def delete_webhook(api: BotApi) -> bool:
    """Delete the webhook and keep the updates that wait; True when there was one. Raises as set_webhook does."""
    if not (await show_webhook(api)).url:
        return False
    await api.call("deleteWebhook")
    return True
