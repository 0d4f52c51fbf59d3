"""The playground at work, people in it, and the real aiogram client as the bot."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web
from aiohttp.test_utils import TestServer

from core.clock import Clock, SystemClock
from playground.server.app import running

TOKENS = {"mentor": "111111:" + "m" * 35, "tutor": "222222:" + "t" * 35}

Json = Any


@dataclass
class Actor:
    """Somebody with an open chat page."""

    id: int
    bot: str
    http: aiohttp.ClientSession

    async def says(self, text: str, **more: Any) -> Json:
        return await self.does("messages", text=text, **more)

    async def presses(self, message_id: int, button: str) -> Json:
        return await self.does("press", message_id=message_id, button=button)

    async def sends(self, kind: str, data: bytes, name: str = "file.bin", **fields: str) -> Json:
        form = aiohttp.FormData({"kind": kind, **fields})
        form.add_field("file", BytesIO(data), filename=name)
        return await self._answer(await self.http.post(f"{self.address}/messages", data=form))

    async def does(self, act: str, **body: Any) -> Json:
        return await self._answer(await self.http.post(f"{self.address}/{act}", json=body))

    async def sees(self) -> list[Json]:
        answer: list[Json] = await self._answer(await self.http.get(self.address))
        return answer

    async def sees_last(self) -> Json:
        return (await self.sees())[-1]

    @property
    def address(self) -> str:
        return f"/sim/chats/{self.bot}/{self.id}"

    async def _answer(self, response: aiohttp.ClientResponse) -> Json:
        body = await response.json()
        if response.status >= 400:
            raise Refused(response.status, body["error"])
        return body


class Refused(Exception):  # noqa: N818 (it reads as a sentence in tests)
    """The playground said no to a person's act."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class QuickSession(AiohttpSession):
    """aiogram's own session without the quarter of a second it waits for TLS to end: there is none here."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@dataclass
class Stage:
    """A running playground."""

    base: str
    http: aiohttp.ClientSession
    bots: list[Bot] = field(default_factory=list)

    async def actor(self, name: str, bot: str = "mentor", language_code: str = "en") -> Actor:
        response = await self.http.post("/sim/people", json={"name": name, "language_code": language_code})
        return Actor((await response.json())["id"], bot, self.http)

    def bot(self, name: str = "mentor", token: str | None = None) -> Bot:
        session = QuickSession(api=TelegramAPIServer.from_base(self.base))
        bot = Bot(token or TOKENS[name], session=session)
        self.bots.append(bot)
        return bot

    async def get(self, path: str) -> Json:
        return await (await self.http.get(path)).json()

    async def fault(self, **order: Any) -> None:
        assert (await self.http.post("/sim/faults", json=order)).status == 201


@asynccontextmanager
async def stage(
    *,
    time_scale: float = 1.0,
    limits: bool = False,
    state_path: Path | None = None,
    clock: Clock | None = None,
    answer_timeout: float = 60.0,
) -> AsyncIterator[Stage]:
    async with (
        running(
            "127.0.0.1",
            0,
            tokens=TOKENS,
            clock=clock or SystemClock(),
            time_scale=time_scale,
            limits=limits,
            state_path=state_path,
            answer_timeout=answer_timeout,
        ) as base,
        aiohttp.ClientSession(base) as http,
    ):
        scene = Stage(base, http)
        try:
            yield scene
        finally:
            for bot in scene.bots:
                await bot.session.close()


Reply = Callable[[web.Request, Json], Awaitable[web.Response]]


@dataclass
class Webhook:
    """A bot's own server. `replies` is asked for each answer; the default is 200 with nothing."""

    server: TestServer
    updates: list[Json]
    headers: list[dict[str, str]]
    reply: Reply | None = None

    @property
    def url(self) -> str:
        return str(self.server.make_url("/hook"))


@asynccontextmanager
async def webhook() -> AsyncIterator[Webhook]:
    async def take(request: web.Request) -> web.Response:
        update = await request.json()
        hook.updates.append(update)
        hook.headers.append(dict(request.headers))
        return await hook.reply(request, update) if hook.reply else web.Response()

    app = web.Application()
    app.router.add_post("/hook", take)
    server = TestServer(app)
    await server.start_server()
    hook = Webhook(server, [], [])
    try:
        yield hook
    finally:
        await server.close()
