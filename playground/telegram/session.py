"""An aiogram session that talks to a simulator in the same process, with the errors HTTP would bring."""

from collections.abc import AsyncGenerator
from typing import Any, cast

import orjson
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile

from playground.telegram.arguments import Upload, read_method
from playground.telegram.errors import AnswerDroppedError, ApiError
from playground.telegram.simulator import Simulator


class InProcessSession(BaseSession):
    """Arguments take the way they take over HTTP: into form fields, and from there into method types again."""

    def __init__(self, simulator: Simulator) -> None:
        super().__init__()
        self._simulator = simulator

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ARG002
    ) -> TelegramType:
        try:
            fields, files = await self._form(bot, method)
            result = await self._simulator.call(bot.token, read_method(method.__api_method__, fields, files))
            status, body = 200, {"ok": True, "result": result}
        except AnswerDroppedError as error:
            raise TelegramNetworkError(method=method, message="ServerDisconnectedError: Server disconnected") from error
        except ApiError as error:
            status, body = error.code, error.wire()
        response = self.check_response(bot, method, status, orjson.dumps(body).decode())
        return cast(TelegramType, response.result)

    async def _form(self, bot: Bot, method: TelegramMethod[Any]) -> tuple[dict[str, Any], dict[str, Upload]]:
        """What AiohttpSession would post."""
        inputs: dict[str, InputFile] = {}
        fields: dict[str, Any] = {}
        for key, value in method.model_dump(warnings=False).items():
            prepared = self.prepare_value(value, bot=bot, files=inputs)
            if prepared:
                fields[key] = prepared
        files = {key: (file.filename or key, await _read(file, bot)) for key, file in inputs.items()}
        return fields, files

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,  # noqa: ARG002
        timeout: int = 30,  # noqa: ARG002
        chunk_size: int = 65536,
        raise_for_status: bool = True,  # noqa: ARG002
    ) -> AsyncGenerator[bytes, None]:
        """The bytes of a file by its download address."""
        files = self._simulator.world.files
        stored = files.at(url.partition("/file/bot")[2].partition("/")[2])
        if stored is None:
            raise FileNotFoundError(url.rpartition("/")[2])
        data = files.read(stored)
        for start in range(0, len(data), chunk_size):
            yield data[start : start + chunk_size]

    async def close(self) -> None:
        """Nothing is open."""


async def _read(file: InputFile, bot: Bot) -> bytes:
    return b"".join([chunk async for chunk in file.read(bot)])
