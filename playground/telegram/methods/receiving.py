"""setWebhook, deleteWebhook, getWebhookInfo, getUpdates: how a bot gets its updates."""

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from aiogram.methods import DeleteWebhook, GetUpdates, GetWebhookInfo, SetWebhook

from playground.telegram.accounts import BotAccount, Webhook, Wire
from playground.telegram.courier import Carrier, Courier
from playground.telegram.errors import ApiError, bad_request, conflict
from playground.telegram.outbox import Outbox
from playground.telegram.updates import Update
from playground.telegram.world import World

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
_MAX_CONNECTIONS: Final = range(1, 101)
_BATCH: Final = 100
_LONGEST_POLL: Final = 50

WebhookCarrier = Callable[[Webhook], Carrier]


@dataclass(slots=True)
class Troubles:
    """The newest failure of a webhook, for getWebhookInfo."""

    date: int = 0
    message: str = ""


@dataclass(slots=True)
class Receiving:
    """The way of updates to each bot."""

    world: World
    outboxes: dict[str, Outbox]
    couriers: dict[str, Courier]
    carrier_for: WebhookCarrier
    told: Callable[[Update], None]
    troubles: dict[str, Troubles] = field(default_factory=dict)
    polls: dict[str, int] = field(default_factory=dict)

    def set_webhook(self, world: World, bot: BotAccount, call: SetWebhook) -> bool:
        if not call.url:
            self._stop(bot, drop=bool(call.drop_pending_updates))
            return True
        webhook = Webhook(
            url=_checked_url(call.url),
            secret_token=_checked_secret(call.secret_token),
            max_connections=_checked_connections(call.max_connections),
            ip_address=call.ip_address,
        )
        if call.allowed_updates is not None:
            bot.profile.allowed_updates = call.allowed_updates or None
        if call.drop_pending_updates:
            self.outboxes[bot.name].drop_all()
        known, bot.profile.webhook = bot.profile.webhook, webhook
        world.save_bot(bot)
        if webhook != known:
            self.troubles.pop(bot.name, None)
            self._end_polls(bot)
            self.start(bot)
        return True

    def start(self, bot: BotAccount) -> None:
        """Hand over by webhook from now on, when the bot has one."""
        webhook = bot.profile.webhook
        if webhook is not None:
            self.outboxes[bot.name].carry_with(self.carrier_for(webhook), webhook.max_connections)

    def delete_webhook(self, world: World, bot: BotAccount, call: DeleteWebhook) -> bool:  # noqa: ARG002
        self._stop(bot, drop=bool(call.drop_pending_updates))
        return True

    def get_webhook_info(self, world: World, bot: BotAccount, call: GetWebhookInfo) -> Wire:  # noqa: ARG002
        webhook = bot.profile.webhook
        info: Wire = {
            "url": webhook.url if webhook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self.outboxes[bot.name]),
        }
        if webhook is not None:
            info["max_connections"] = webhook.max_connections
            if webhook.ip_address:
                info["ip_address"] = webhook.ip_address
        if bot.profile.allowed_updates:
            info["allowed_updates"] = bot.profile.allowed_updates
        trouble = self.troubles.get(bot.name)
        if webhook is not None and trouble is not None:
            info["last_error_date"], info["last_error_message"] = trouble.date, trouble.message
        return info

    async def get_updates(self, world: World, bot: BotAccount, call: GetUpdates) -> list[Wire]:
        """Long polling: the newer request ends the older one."""
        if bot.profile.webhook is not None:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        turn = self._end_polls(bot)
        if call.allowed_updates is not None:
            bot.profile.allowed_updates = call.allowed_updates or None
            world.save_bot(bot)
        outbox = self.outboxes[bot.name]
        _confirm(outbox, call.offset)
        limit = min(max(call.limit or _BATCH, 1), _BATCH)
        ends = world.timing.clock.monotonic() + min(max(call.timeout or 0, 0), _LONGEST_POLL)
        while True:
            batch = outbox.batch(limit, self.couriers[bot.name].expired)
            left = ends - world.timing.clock.monotonic()
            if batch or left <= 0:
                for update in batch:
                    self.told(update)
                return [update.wire for update in batch]
            await outbox.wait_for_arrival(left)
            if self.polls[bot.name] != turn:
                raise _terminated()

    def failed(self, bot_name: str, reason: str) -> None:
        self.troubles[bot_name] = Troubles(self.world.now(), reason)

    def _stop(self, bot: BotAccount, *, drop: bool) -> None:
        bot.profile.webhook = None
        self.world.save_bot(bot)
        outbox = self.outboxes[bot.name]
        outbox.carry_with(None, 1)
        if drop:
            outbox.drop_all()

    def _end_polls(self, bot: BotAccount) -> int:
        self.polls[bot.name] = self.polls.get(bot.name, 0) + 1
        self.outboxes[bot.name].wake()
        return self.polls[bot.name]


def _confirm(outbox: Outbox, offset: int | None) -> None:
    """A negative offset asks for the newest ones and forgets what came before them."""
    if offset is None or offset == 0:
        return
    if offset > 0:
        outbox.confirm_before(offset)
        return
    newest = outbox.newest_first()[:-offset]
    if newest:
        outbox.confirm_before(newest[-1].id)


def _checked_url(url: str) -> str:
    """https, or http to this machine: that is where a bot under test lives."""
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return url
    if parts.scheme == "http" and _is_loopback(parts.hostname or ""):
        return url
    raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _checked_secret(secret: str | None) -> str | None:
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return secret or None


def _checked_connections(asked: int | None) -> int:
    """Telegram brings a number out of range back into it; none means 40."""
    if asked is None:
        return 40
    return min(max(asked, _MAX_CONNECTIONS.start), _MAX_CONNECTIONS.stop - 1)


def _terminated() -> ApiError:
    return conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
