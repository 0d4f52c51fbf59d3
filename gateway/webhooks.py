"""`POST /telegram/{bot}`: a raw update in, stored or refused. Plain ASGI, because every update passes here.

Answers: 200 stored, now or earlier; 401 unknown bot or wrong secret, told apart by nothing; 413 over 1 MiB;
400 no update; 405 not a POST; 503 with Retry-After when the store did not take it. A 2xx is the only promise, and
Telegram repeats everything else until it expires, so no defect of an update itself may end in a 5xx.
"""

import hmac
import secrets
from collections.abc import Iterable, Mapping
from functools import cache

from prometheus_client import CollectorRegistry, Counter
from starlette.types import ASGIApp, Receive, Scope, Send

from core.updates.addressing import MalformedUpdateError
from core.updates.ingest import Ingest, StoreFullError, StoreUnavailableError

PREFIX = "/telegram/"
SECRET_HEADER = b"x-telegram-bot-api-secret-token"
BODY_LIMIT = 1024 * 1024  # bytes
READ_LIMIT = 16 * BODY_LIMIT
"""So much is read and thrown away of a body that is too large: a sender that is cut off sees no answer and repeats."""
RETRY_AFTER_DOWN = b"1"  # seconds; the store is away
RETRY_AFTER_FULL = b"10"  # seconds; the workers have to catch up


class BodyTooLargeError(Exception):
    """More than 1 MiB was sent."""


class ClientGoneError(Exception):
    """The connection ended before the body did; nobody waits for an answer."""


class WebhookEndpoint:
    """Answers the webhooks and passes every other request on to the application behind it."""

    def __init__(
        self, app: ASGIApp, *, ingest: Ingest, bot_secrets: Mapping[str, str], registry: CollectorRegistry
    ) -> None:
        self._app = app
        self._ingest = ingest
        self._secrets = {bot: secret.encode() for bot, secret in bot_secrets.items()}
        self._nobody = secrets.token_bytes(32)
        answers = Counter("atelier_webhooks", "Webhook requests by answer.", ["answer"], registry=registry)
        self._count = cache(lambda answer: answers.labels(answer.decode()).inc)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
            await self._app(scope, receive, send)
            return
        try:
            status, answer, headers = await self._answer(scope, receive)
        except ClientGoneError:
            return
        self._count(answer)()
        headers.append((b"content-length", str(len(answer)).encode()))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    async def _answer(self, scope: Scope, receive: Receive) -> tuple[int, bytes, list[tuple[bytes, bytes]]]:
        if scope["method"] != "POST":
            return 405, b"method not allowed", [(b"allow", b"POST")]
        bot = scope["path"][len(PREFIX) :]
        if not self._knows(bot, scope["headers"]):
            return 401, b"unauthorized", []
        try:
            outcome = await self._ingest(bot, await _body(receive))
        except BodyTooLargeError:
            return 413, b"too large", [(b"connection", b"close")]
        except MalformedUpdateError:
            return 400, b"not an update", []
        except StoreFullError:
            return 503, b"full", [(b"retry-after", RETRY_AFTER_FULL)]
        except StoreUnavailableError:
            return 503, b"store unavailable", [(b"retry-after", RETRY_AFTER_DOWN)]
        return 200, outcome.value.encode(), []

    def _knows(self, bot: str, headers: Iterable[tuple[bytes, bytes]]) -> bool:
        """Bytes are compared, in a time that depends on nothing; an unknown bot costs the same as a wrong secret."""
        given = b"".join(value for name, value in headers if name == SECRET_HEADER)
        expected = self._secrets.get(bot)
        matches = hmac.compare_digest(given, self._nobody if expected is None else expected)
        return matches and expected is not None


async def _body(receive: Receive) -> bytes:
    body, size = b"", 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise ClientGoneError
        part: bytes = message.get("body", b"")
        size += len(part)
        body = body + part if size <= BODY_LIMIT else b""
        if size > READ_LIMIT or (size > BODY_LIMIT and not message.get("more_body")):
            raise BodyTooLargeError
        if not message.get("more_body"):
            return body
