"""Handing updates over by HTTP, the way Telegram posts to a webhook."""

from typing import Any, Final
from urllib.parse import parse_qsl

import aiohttp
import orjson

from playground.telegram.accounts import Webhook, Wire
from playground.telegram.courier import ANSWER_TIMEOUT, Answer

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a name)
_REDIRECTS: Final = 300


class Poster:
    """Owns the HTTP client; makes one carrier for each webhook."""

    def __init__(self, answer_timeout: float = ANSWER_TIMEOUT) -> None:
        self._timeout = aiohttp.ClientTimeout(total=answer_timeout)
        self._client: aiohttp.ClientSession | None = None

    def carrier(self, webhook: Webhook) -> "HttpCarrier":
        return HttpCarrier(self, webhook)

    async def post(self, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        try:
            async with self._open().post(url, data=body, headers=headers, allow_redirects=False) as response:
                return await _answer(response)
        except TimeoutError:
            return Answer(None, error="Read timeout expired")
        except (aiohttp.ClientError, OSError) as error:
            return Answer(None, error=f"Connection failed: {type(error).__name__}")

    async def close(self) -> None:
        if self._client is not None:
            await self._client.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._client is None:
            connector = aiohttp.TCPConnector(limit=0)  # each bot's max_connections is the limit
            self._client = aiohttp.ClientSession(connector=connector, timeout=self._timeout)
        return self._client


class HttpCarrier:
    """Posts the updates of one bot."""

    def __init__(self, poster: Poster, webhook: Webhook) -> None:
        self._poster = poster
        self._url = webhook.url
        self._headers = {"Content-Type": "application/json"}
        if webhook.secret_token:
            self._headers[SECRET_HEADER] = webhook.secret_token

    async def carry(self, update: Wire) -> Answer:
        return await self._poster.post(self._url, orjson.dumps(update), self._headers)


async def _answer(response: aiohttp.ClientResponse) -> Answer:
    if response.ok and response.status < _REDIRECTS:
        return Answer(response.status, call=await _call_in(response))
    error = f"Wrong response from the webhook: {response.status} {response.reason}"
    return Answer(response.status, _retry_after(response), error=error)


def _retry_after(response: aiohttp.ClientResponse) -> float | None:
    value = response.headers.get("Retry-After", "")
    return float(value) if value.isdigit() else None


async def _call_in(response: aiohttp.ClientResponse) -> Wire | None:
    """The Bot API call in an answer's body: JSON or a form with a field called method."""
    kind = response.content_type
    if kind == "multipart/form-data" or kind.startswith("multipart/"):
        fields = await _parts(response)
    else:
        fields = _fields(kind, await response.read())
    return fields if isinstance(fields.get("method"), str) else None


def _fields(kind: str, body: bytes) -> dict[str, Any]:
    if not body.strip():
        return {}
    if kind == "application/x-www-form-urlencoded":
        return dict(parse_qsl(body.decode(errors="replace")))
    try:
        value = orjson.loads(body)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


async def _parts(response: aiohttp.ClientResponse) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    async for part in aiohttp.MultipartReader.from_response(response):
        if isinstance(part, aiohttp.BodyPartReader) and part.name and part.filename is None:
            fields[part.name] = await part.text()
    return fields
