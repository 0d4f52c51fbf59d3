"""aiogram's session with less work per call: JSON bodies, response types built once, no cookies.

What goes out and what comes back is the same; a call with files still goes out as a form.
"""

from functools import cache, cached_property
from http import HTTPStatus
from typing import Any, cast

import orjson
from aiogram import Bot
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientError
from aiohttp.hdrs import CONTENT_TYPE
from pydantic import ValidationError
from yarl import URL

from bots.kit.fencing import FencedSession
from bots.kit.turn import raw_answer

_JSON = {CONTENT_TYPE: "application/json"}
_PLAIN = frozenset({str, int, float, bool})


class JsonSession(FencedSession):
    """Calls as JSON. `api` is the Bot API server."""

    def __init__(self, api: TelegramAPIServer = PRODUCTION) -> None:
        super().__init__(api=api, json_loads=orjson.loads)
        self._urls: dict[tuple[str, str], URL] = {}

    async def __call__(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        if timeout is not None:
            return await super().__call__(bot, method, timeout)
        return cast(TelegramType, await self._careful_request(bot, method))

    @cached_property
    def _careful_request(self) -> Any:
        """aiogram wraps the middlewares around every single call; there are no new ones after the first."""
        return self.middleware.wrap_middlewares(self.make_request, timeout=None)

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        files: dict[str, Any] = {}
        body = self._body(bot, method, files)
        if files:
            return await super().make_request(bot, method, timeout)
        session = await self.create_session()
        url = self._url(bot.token, method.__api_method__)
        seconds = self.timeout if timeout is None else timeout
        try:
            async with session.post(url, data=body, headers=_JSON, timeout=cast(Any, seconds)) as answer:
                content = await answer.read()
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        except ClientError as error:
            raise TelegramNetworkError(method=method, message=f"{type(error).__name__}: {error}") from error
        response = self.check_response(bot, method, answer.status, content)
        return cast(TelegramType, response.result)

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str | bytes
    ) -> Response[TelegramType]:
        """Read an accepted answer in one go, and leave its bytes for the journal; the rest is aiogram's to explain."""
        try:
            response = response_type(type(method)).model_validate_json(content, context={"bot": bot})
        except ValidationError:
            return super().check_response(bot, method, status_code, cast(Any, content))
        if not (response.ok and HTTPStatus.OK <= status_code <= HTTPStatus.IM_USED):
            return super().check_response(bot, method, status_code, cast(Any, content))
        raw_answer.set(content if isinstance(content, bytes) else content.encode())
        return response

    def _body(self, bot: Bot, method: TelegramMethod[Any], files: dict[str, Any]) -> bytes:
        values = {**method.__dict__, **(method.__pydantic_extra__ or {})}.items()
        prepared = ((key, self._prepared(value, bot, files)) for key, value in values if value is not None)
        # As in aiogram's form, what is empty is left out; False is not empty when it is a value and not a missing one.
        return orjson.dumps({key: value for key, value in prepared if value or value is False})

    def _prepared(self, value: Any, bot: Bot, files: dict[str, Any]) -> Any:
        """As aiogram does; most values are plain and need no look at each kind there is."""
        return value if type(value) in _PLAIN else self.prepare_value(value, bot, files, _dumps_json=False)

    def _url(self, token: str, method: str) -> URL:
        """A URL takes long to be read; there are few."""
        url = self._urls.get((token, method))
        if url is None:
            url = self._urls[token, method] = URL(self.api.api_url(token=token, method=method))
        return url


@cache
def response_type(method: type[TelegramMethod[Any]]) -> type[Response[Any]]:
    """pydantic forgets a generic type that nobody holds, and builds it anew for the next answer."""
    return Response[method.__returning__]  # type: ignore[name-defined]
