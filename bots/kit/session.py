"""aiogram's session with less work per call: JSON bodies, response types built once, no cookies.

What goes out and what comes back is the same; a call with files still goes out as a form.
"""

from functools import cache
from typing import Any, cast

import orjson
from aiogram import Bot
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientError
from aiohttp.hdrs import CONTENT_TYPE

from bots.kit.fencing import FencedSession

_JSON = {CONTENT_TYPE: "application/json"}


class JsonSession(FencedSession):
    """Calls as JSON. `api` is the Bot API server."""

    def __init__(self, api: TelegramAPIServer = PRODUCTION) -> None:
        super().__init__(api=api, json_loads=orjson.loads)

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        files: dict[str, Any] = {}
        body = self._body(bot, method, files)
        if files:
            return await super().make_request(bot, method, timeout)
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        session = await self.create_session()
        seconds = self.timeout if timeout is None else timeout
        try:
            async with session.post(url, data=body, headers=_JSON, timeout=cast(Any, seconds)) as answer:
                content = await answer.read()
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        except ClientError as error:
            raise TelegramNetworkError(method=method, message=f"{type(error).__name__}: {error}") from error
        _response_type(type(method))
        response = self.check_response(bot, method, answer.status, cast(Any, content))
        return cast(TelegramType, response.result)

    def _body(self, bot: Bot, method: TelegramMethod[Any], files: dict[str, Any]) -> bytes:
        values = method.model_dump(warnings=False).items()
        prepared = ((key, self.prepare_value(value, bot, files, _dumps_json=False)) for key, value in values)
        # As in aiogram's form, what is empty is left out; False is not empty when it is a value and not a missing one.
        return orjson.dumps({key: value for key, value in prepared if value or value is False})


@cache
def _response_type(method: type[TelegramMethod[Any]]) -> type[Response[Any]]:
    """pydantic forgets a generic type that nobody holds, and builds it anew for the next answer."""
    return Response[method.__returning__]  # type: ignore[name-defined]
