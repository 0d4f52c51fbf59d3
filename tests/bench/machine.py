"""The servers and processes of a bench, on free ports; everything ends with the block."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import psutil

from core.updates.store import Store, open_store
from core.updates.watch import Watch
from operations.ports import free_port
from tests.bench.load import BotApi
from tests.bench.peers import SECRET
from tests.valkey import TestValkey

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90


@dataclass
class Machine:
    """Starts what is measured and knows where it listens."""

    valkey: TestValkey
    api_port: int
    _running: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.api_port}"

    def store(self) -> Store:
        return open_store(self.valkey.url)

    async def api(self) -> BotApi:
        """A Bot API in this process that accepts everything."""
        api = BotApi()
        await api.start(self.api_port)
        return api

    async def bare(self) -> int:
        return await self._listening("bare")

    async def gateway(self) -> int:
        return await self._listening("gateway", self.valkey.url)

    async def aiogram(self, *modes: str) -> int:
        """aiogram's handler. `silent`: without a bot's handler, it only takes updates in; `own_session`: aiogram's."""
        return await self._listening("aiogram", self.api_url, *modes)

    async def dispatch(self) -> int:
        """The handler, the dispatcher and the session alone."""
        return await self._listening("dispatch", self.api_url)

    async def worker(self, *, seconds: float = 0.0) -> psutil.Process:
        """A worker that owns every partition when this returns."""
        process = self._start("worker", self.valkey.url, self.api_url, str(seconds))
        store = self.store()
        watch = Watch(store)
        async with asyncio.timeout(START_SECONDS):
            while (await watch.backlog()).unowned:
                await asyncio.sleep(0.1)
        await store.close()
        return psutil.Process(process.pid)

    def stop_all(self) -> None:
        for process in self._running:
            process.terminate()
        for process in self._running:
            with suppress(subprocess.TimeoutExpired):
                process.wait(30)
            process.kill()
            process.wait()
        self._running.clear()

    async def _listening(self, name: str, *arguments: str) -> int:
        port = free_port()
        self._start(name, str(port), *arguments)
        deadline = time.monotonic() + START_SECONDS
        async with aiohttp.ClientSession() as http:
            while True:
                try:
                    async with http.get(f"http://127.0.0.1:{port}/healthz"):
                        return port
                except aiohttp.ClientError:
                    assert time.monotonic() < deadline, f"{name} did not start"
                    await asyncio.sleep(0.1)

    def _start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "tests.bench.peers", *arguments]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env=os.environ)
        self._running.append(process)
        return process


@contextmanager
def machine() -> Iterator[Machine]:
    """A fresh Valkey with the settings of production, and nothing else running yet."""
    valkey = TestValkey()
    valkey.start()
    one = Machine(valkey, free_port())
    try:
        yield one
    finally:
        one.stop_all()
        valkey.remove()


__all__ = ["SECRET", "Machine", "machine"]
