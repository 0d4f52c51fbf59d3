"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

import re
from typing import Any, Final

import orjson
from aiohttp import web

from playground.server.reading import read_arguments
from playground.telegram.arguments import read_method
from playground.telegram.errors import AnswerDroppedError, ApiError
from playground.telegram.simulator import Simulator

_TOKEN: Final = re.compile(r"\d+:[A-Za-z0-9_-]+")


class BotApi:
    """Answers as api.telegram.org does."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator

    def routes(self) -> list[web.RouteDef]:
        call, file = "/bot{token}/{method}", "/file/bot{token}/{path:.+}"
        return [web.get(call, self.call), web.post(call, self.call), web.get(file, self.download)]

    async def call(self, request: web.Request) -> web.StreamResponse:
        try:
            return _answered(200, {"ok": True, "result": await self._result(request)})
        except AnswerDroppedError:
            return _hang_up(request)
        except ApiError as error:
            return _answered(error.code, error.wire())
        except web.HTTPRequestEntityTooLarge:
            return _answered(413, ApiError(413, "Request Entity Too Large").wire())

    async def _result(self, request: web.Request) -> Any:
        token, name = request.match_info["token"], request.match_info["method"]
        if not _TOKEN.fullmatch(token):
            raise ApiError(404, "Not Found")
        self._simulator.world.bot_of(token)
        fields, files = await read_arguments(request)
        return await self._simulator.call(token, read_method(name, fields, files))

    async def download(self, request: web.Request) -> web.StreamResponse:
        files = self._simulator.world.files
        try:
            self._simulator.world.bot_of(request.match_info["token"])
            stored = files.at(request.match_info["path"])
            if stored is None:
                raise ApiError(404, "Not Found")
        except ApiError as error:
            return _answered(error.code, error.wire())
        return web.Response(body=files.read(stored), content_type="application/octet-stream")


def _answered(status: int, body: dict[str, Any]) -> web.Response:
    return web.Response(status=status, body=orjson.dumps(body), content_type="application/json")


def _hang_up(request: web.Request) -> web.Response:
    """The call was carried out; the bot sees the connection break."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
