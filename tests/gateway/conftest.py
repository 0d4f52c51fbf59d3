"""The gateway behind a real uvicorn, with Telegram on the other side."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from core.updates.store import Store, open_store
from gateway.app import create_app
from gateway.readiness import Check
from gateway.serving import server
from operations.ports import free_port
from tests.valkey import TestValkey

SECRETS = {"tutor": "tutor-secret", "mentor": "mentor-secret"}


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str]


@dataclass
class Telegram:
    """Posts to the gateway as Telegram does."""

    http: aiohttp.ClientSession
    base: str

    async def posts(self, body: bytes, *, bot: str = "tutor", secret: str | bytes | None = "tutor-secret") -> Answer:
        headers: dict[Any, Any] = {"Content-Type": "application/json"}
        if secret is not None:
            value = secret.decode("latin-1") if isinstance(secret, bytes) else secret
            headers["X-Telegram-Bot-Api-Secret-Token"] = value
        async with self.http.post(f"{self.base}/telegram/{bot}", data=BytesIO(body), headers=headers) as response:
            return Answer(response.status, await response.read(), dict(response.headers))

    async def gets(self, path: str) -> tuple[int, str]:
        async with self.http.get(f"{self.base}{path}") as response:
            return response.status, await response.text()


@asynccontextmanager
async def gateway(url: str, checks: dict[str, Check] | None = None) -> AsyncIterator[Telegram]:
    app = create_app(
        open_store(url, command_seconds=1), bot_secrets=SECRETS, checks=checks or {}, resources=nullcontext()
    )
    port = free_port()
    serving = server(app, host="127.0.0.1", port=port)
    running = asyncio.ensure_future(serving._serve())  # `serve` would take the signals of the test run
    while not serving.started:
        await asyncio.sleep(0.01)
    async with aiohttp.ClientSession() as http:
        yield Telegram(http, f"http://127.0.0.1:{port}")
    serving.should_exit = True
    await running


@pytest.fixture
async def telegram(store: Store, valkey: TestValkey) -> AsyncIterator[Telegram]:
    async with gateway(valkey.url) as front:
        yield front
