"""A server that speaks GigaChat: OAuth with a token that ends, chat in streams and whole, files."""

import asyncio
import json
from collections import deque
from typing import Any

from aiohttp import web

from tests.core.ai.fake_openai import CANARY, PNG

CREDENTIALS = "Y2xpZW50OnNlY3JldA=="
FILE = "3727db23-91a3-44fa-a6b7-9f0a311d3e9e"
USAGE = {"prompt_tokens": 55, "completion_tokens": 30, "total_tokens": 85, "precached_prompt_tokens": 4}


class FakeGigaChat:
    def __init__(self) -> None:
        self.tokens_given = 0
        self.token_lasts_until = 4_102_444_800_000
        """Milliseconds since 1970; the default is the year 2100."""
        self.asked: list[dict[str, Any]] = []
        self.statuses: deque[int] = deque()
        self.pieces: list[str] = ["При", "вет."]
        self.finish: str | None = "stop"
        self.stalls = False
        self.garbage = False
        self.drawing = f'<img src="{FILE}" fuse="true"/> вот мой рисунок розового кота.'
        self.at_once = 0
        self.most_at_once = 0
        self.left = asyncio.Event()
        self.url = ""

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/api/v2/oauth", self._oauth)
        app.router.add_post("/v1/chat/completions", self._chat)
        app.router.add_get("/v1/files/{file}/content", self._file)
        return app

    async def _oauth(self, request: web.Request) -> web.Response:
        assert request.headers["RqUID"]
        if request.headers["Authorization"] != f"Basic {CREDENTIALS}":
            return web.json_response({"code": 4, "message": "Can't decode 'Authorization' header"}, status=401)
        self.tokens_given += 1
        return web.json_response({"access_token": self._token, "expires_at": self.token_lasts_until})

    @property
    def _token(self) -> str:
        return f"token-{self.tokens_given}"

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        if request.headers["Authorization"] != f"Bearer {self._token}":
            return web.json_response({"status": 401, "message": "Unauthorized"}, status=401)
        asked = await request.json()
        self.asked.append(asked)
        if self.statuses:
            status = self.statuses.popleft()
            return web.json_response({"status": status, "message": f"Invalid: {CANARY}"}, status=status)
        roles = [message["role"] for message in asked["messages"]]
        if "system" in roles[1:]:
            message = "Invalid params: system message must be the first message"
            return web.json_response({"status": 422, "message": message}, status=422)
        if not asked.get("stream"):
            return web.json_response(self._whole())
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return await self._stream(request)
        except (asyncio.CancelledError, ConnectionError):
            self.left.set()
            raise
        finally:
            self.at_once -= 1

    def _whole(self) -> dict[str, Any]:
        message = {"role": "assistant", "content": self.drawing}
        choice = {"message": message, "index": 0, "finish_reason": self.finish}
        return {"choices": [choice], **ENVELOPE, "object": "chat.completion", "usage": USAGE}

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        for piece in self.pieces:
            await self._send(response, {"content": piece, "role": "assistant"})
            await asyncio.sleep(0.005)
        if self.garbage:
            await response.write(f'data: {{"choices": "{CANARY}"\n\n'.encode())
        if self.stalls:
            await asyncio.Event().wait()
        if self.finish is not None:
            await self._send(response, {"content": ""}, finish_reason=self.finish)
        await response.write(b"data: [DONE]\n\n")
        return response

    @staticmethod
    async def _send(response: web.StreamResponse, delta: dict[str, Any], **ending: Any) -> None:
        data: dict[str, Any] = {"choices": [{"delta": delta, "index": 0, **ending}], **ENVELOPE}
        if ending:
            data["usage"] = USAGE
        await response.write(f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode())

    async def _file(self, request: web.Request) -> web.Response:
        assert request.match_info["file"] == FILE
        return web.Response(body=PNG, content_type="image/jpg")


ENVELOPE = {"created": 1754637655, "model": "GigaChat:2.0.28.2", "object": "chat.completion"}
