"""/sim: what happened and what shall go wrong: calls, updates, faults, files, the live events of a chat."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import islice
from typing import Final

import orjson
from aiohttp import web

from playground.server.people import People, shown
from playground.server.reading import number_query, read_sim_object
from playground.telegram.accounts import Chat
from playground.telegram.errors import ActError
from playground.telegram.events import Event
from playground.telegram.faults import fault_from
from playground.telegram.methods.drafting import draft_event
from playground.telegram.simulator import Simulator

HEARTBEAT: Final = 15.0
_LIMIT: Final = 100_000


class Observing:
    """Reads the logs and orders misfortune."""

    def __init__(self, simulator: Simulator, people: People) -> None:
        self._world = simulator.world
        self._people = people

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sim/chats/{bot}/{person}/events", self.events),
            web.get("/sim/calls", self.calls),
            web.get("/sim/updates", self.updates),
            web.post("/sim/faults", self.order),
            web.delete("/sim/faults", self.relieve),
            web.get("/sim/files/{file_id}", self.file),
        ]

    async def calls(self, request: web.Request) -> web.Response:
        """Accepted calls, the oldest first; `refused=1` adds those that were not."""
        bot, method = request.query.get("bot"), request.query.get("method", "").lower()
        chat = number_query(request, "chat")
        refused, limit = request.query.get("refused") == "1", number_query(request, "limit") or _LIMIT
        found = (
            record.shown()
            for record in self._world.calls.since(number_query(request, "after"))
            if (bot is None or record.bot == bot)
            and (not method or record.method.lower() == method)
            and (not chat or record.chat_id == chat)
            and (refused or record.status == 200)
        )
        return shown(list(islice(found, limit)))

    async def updates(self, request: web.Request) -> web.Response:
        bot = request.query.get("bot")
        chat = number_query(request, "chat")
        records = [one for one in self._world.updates.of(bot) if not chat or one.chat_id == chat]
        limit = number_query(request, "limit") or _LIMIT
        return shown([record.shown() for record in records[-limit:]])

    async def order(self, request: web.Request) -> web.Response:
        self._world.faults.add(fault_from(await read_sim_object(request)))
        return shown({"ordered": True}, status=201)

    async def relieve(self, request: web.Request) -> web.Response:  # noqa: ARG002 (a handler's shape)
        self._world.faults.clear()
        return shown({"ordered": False})

    async def file(self, request: web.Request) -> web.Response:
        file = self._world.files.find(request.match_info["file_id"])
        if file is None:
            raise ActError("There is no such file.", status=404)
        headers = {"Content-Type": file.mime, "Cache-Control": "private, max-age=86400"}
        return web.Response(body=self._world.files.read(file), headers=headers)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events of one chat, `hello` first, a comment every 15 s of silence."""
        chat = self._world.chat(*self._people.chat(request))
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        async with self._watching(chat) as queue:
            with suppress(ConnectionResetError):  # the page was closed
                await response.write(_frame({"type": "hello", "blocked": chat.blocked}))
                if chat.draft is not None and chat.draft.ends_at > self._world.timing.now():
                    await response.write(_frame(draft_event(chat.draft)))
                await _stream(queue, response)
        return response

    @asynccontextmanager
    async def _watching(self, chat: Chat) -> AsyncIterator[asyncio.Queue[Event]]:
        queue = self._world.bus.watch(chat)
        try:
            yield queue
        finally:
            self._world.bus.leave(chat, queue)


async def _stream(queue: asyncio.Queue[Event], response: web.StreamResponse) -> None:
    while True:
        try:
            event = await asyncio.wait_for(queue.get(), HEARTBEAT)
        except TimeoutError:
            await response.write(b": still here\n\n")
            continue
        if event["type"] == "bye":
            return
        await response.write(_frame(event))


def _frame(event: Event) -> bytes:
    return b"data: " + orjson.dumps(event) + b"\n\n"
