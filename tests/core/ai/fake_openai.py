"""A server that speaks Chat Completions, speech and images as far as we use them, and misbehaves on demand.

It answers from a queue of plays, one a request; with the queue empty it answers "Hello." properly.
"""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

CANARY = "canary-7f3a"
"""Written into prompts and errors: it must not come out anywhere."""
USAGE = {"prompt_tokens": 12, "completion_tokens": 7, "total_tokens": 19}


@dataclass(frozen=True, kw_only=True)
class Refuses:
    """An error instead of an answer."""

    status: int
    code: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    message: str = f"You sent sk-secret-key and {CANARY}; we do not like it."


@dataclass(frozen=True, kw_only=True)
class Streams:
    """A streamed answer, as it should be unless a fault is asked for."""

    pieces: tuple[str, ...] = ("Hel", "lo.")
    finish: str | None = "stop"
    usage: dict[str, Any] | None = field(default_factory=lambda: dict(USAGE))
    thoughts: tuple[str, ...] = ()
    first_after: float = 0.0
    stalls_after: int | None = None
    """Pieces after which it says nothing more, and keeps the connection."""
    drops_after: int | None = None
    garbage_after: int | None = None
    stalls_at_the_end: bool = False


@dataclass(frozen=True, kw_only=True)
class Says:
    """A plain body."""

    body: Any
    content_type: str = "application/json"


Play = Refuses | Streams | Says


class FakeOpenAi:
    def __init__(self) -> None:
        self.plays: deque[Play] = deque()
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.at_once = 0
        self.most_at_once = 0
        self.left = asyncio.Event()
        """Somebody hung up before the answer's end."""
        self.url = ""

    def plan(self, *plays: Play) -> None:
        self.plays.extend(plays)

    def app(self) -> web.Application:
        app = web.Application(client_max_size=2**24)
        for path in ("/chat/completions", "/audio/transcriptions", "/audio/speech", "/images/generations"):
            app.router.add_post("/v1" + path, self._handle)
        app.router.add_get("/files/{name}", self._file)
        return app

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        self.headers.append(dict(request.headers))
        if request.content_type == "application/json":
            self.asked.append(await request.json())
        else:
            self.asked.append({key: str(value) for key, value in (await request.post()).items()})
        play = self.plays.popleft() if self.plays else Streams()
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return await self._play(request, play)
        except (asyncio.CancelledError, ConnectionError):
            self.left.set()
            raise
        finally:
            self.at_once -= 1

    async def _play(self, request: web.Request, play: Play) -> web.StreamResponse:
        if isinstance(play, Refuses):
            error = {"message": play.message, "code": play.code, "type": "some_error"}
            return web.json_response({"error": error}, status=play.status, headers=play.headers)
        if isinstance(play, Says):
            body = play.body if isinstance(play.body, bytes) else json.dumps(play.body).encode()
            return web.Response(body=body, content_type=play.content_type)
        return await self._stream(request, play)

    async def _stream(self, request: web.Request, play: Streams) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        await asyncio.sleep(play.first_after)
        await self._chunk(response, {"role": "assistant", "content": ""})
        for thought in play.thoughts:
            await self._chunk(response, {"reasoning_content": thought})
        for number, piece in enumerate(play.pieces):
            await self._misbehave(request, response, play, number)
            await self._chunk(response, {"content": piece})
        await self._misbehave(request, response, play, len(play.pieces))
        if play.finish is not None:
            await self._chunk(response, {}, finish=play.finish)
        if play.stalls_at_the_end:
            await asyncio.Event().wait()
        if play.usage is not None and self.asked[-1].get("stream_options", {}).get("include_usage"):
            await self._send(response, {**ENVELOPE, "choices": [], "usage": play.usage})
        await response.write(b"data: [DONE]\n\n")
        return response

    @staticmethod
    async def _misbehave(request: web.Request, response: web.StreamResponse, play: Streams, number: int) -> None:
        if play.garbage_after == number:
            await response.write(b'data: {"choices": [{"delta": {"cont\n\n')
        if play.drops_after == number:
            assert request.transport is not None
            request.transport.abort()
            await asyncio.Event().wait()
        if play.stalls_after == number:
            await asyncio.Event().wait()

    async def _chunk(self, response: web.StreamResponse, delta: dict[str, Any], finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        await self._send(response, {**ENVELOPE, "choices": [choice]})

    @staticmethod
    async def _send(response: web.StreamResponse, data: dict[str, Any]) -> None:
        await response.write(f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode())

    async def _file(self, request: web.Request) -> web.Response:
        if request.match_info["name"] == "elsewhere":
            raise web.HTTPFound("/files/picture")
        return web.Response(body=PNG, content_type="image/png")


ENVELOPE = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "fake"}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 16
