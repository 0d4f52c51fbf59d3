"""The few Bot API methods that operating a bot takes: polling, webhooks, who am I. Bytes in and out, no aiogram."""

from typing import Any

import aiohttp
import orjson

REQUEST_SECONDS = 10.0

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "pre_checkout_query",
    "shipping_query",
    "my_chat_member",
    "subscription",
    "stopped_message_generation",
)
"""Always sent in full: a list that is left out keeps whatever was set before."""


class BotApiError(Exception):
    """The Bot API refused a call. `retry_after` is in seconds, 0 when it named none."""

    def __init__(self, code: int, description: str, retry_after: int = 0) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after


class BotApiUnreachableError(Exception):
    """The Bot API did not answer. The text names the reason and never the address: the token is part of it."""


class BotApi:
    """One bot's way to the Bot API."""

    def __init__(self, http: aiohttp.ClientSession, base_url: str, token: str) -> None:
        self._http = http
        self._base = f"{base_url}/bot{token}"

    async def call(self, method: str, *, seconds: float = REQUEST_SECONDS, **arguments: Any) -> Any:
        """Call a method and return its result.

        Raises:
            BotApiError: it was refused.
            BotApiUnreachableError: no answer within `seconds`, or none that is one.
        """
        timeout = aiohttp.ClientTimeout(total=seconds)
        try:
            async with self._http.post(f"{self._base}/{method}", json=arguments, timeout=timeout) as response:
                answer = orjson.loads(await response.read())
        except (aiohttp.ClientError, TimeoutError, orjson.JSONDecodeError) as error:
            raise BotApiUnreachableError(type(error).__name__) from None
        if not answer.get("ok"):
            parameters = answer.get("parameters") or {}
            raise BotApiError(
                answer.get("error_code", 0), answer.get("description", ""), int(parameters.get("retry_after", 0))
            )
        return answer["result"]
