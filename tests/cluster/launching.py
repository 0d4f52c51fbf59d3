"""The driver's side of `tests.cluster.process`: starts real processes within milliseconds and sees them end."""

import asyncio
import itertools
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from core.tasks import Nursery

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60.0  # loading everything once, on a busy machine


@dataclass(slots=True)
class Process:
    """A running process of ours."""

    pid: int
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    status: int | None = None

    @property
    def lives(self) -> bool:
        return not self.ended.is_set()

    def signal(self, number: signal.Signals) -> None:
        if self.lives:
            os.kill(self.pid, number)

    async def kill(self) -> None:
        self.signal(signal.SIGKILL)
        await self.ended.wait()


class Launcher:
    """Asks the nursery of processes for one more."""

    def __init__(self, parent: asyncio.subprocess.Process) -> None:
        self._parent = parent
        self._numbers = itertools.count(1)
        self._asked: dict[int, asyncio.Future[Process]] = {}
        self._living: dict[int, Process] = {}

    async def launch(self, kind: str, **order: Any) -> Process:
        """A process that runs. Whoever is called off while waiting for it leaves none behind."""
        number = next(self._numbers)
        birth: asyncio.Future[Process] = asyncio.get_running_loop().create_future()
        self._asked[number] = birth
        assert self._parent.stdin is not None
        self._parent.stdin.write(orjson.dumps({"kind": kind, "number": number, **order}) + b"\n")
        async with asyncio.timeout(START_SECONDS):
            return await birth

    async def listen(self) -> None:
        assert self._parent.stdout is not None
        async for line in self._parent.stdout:
            said = orjson.loads(line)
            if "pid" in said:
                self._born(Process(said["pid"]), self._asked.pop(said["number"]))
            else:
                process = self._living.pop(said["exit"])
                process.status = said["status"]
                process.ended.set()

    def _born(self, process: Process, birth: asyncio.Future[Process]) -> None:
        self._living[process.pid] = process
        if birth.cancelled():
            process.signal(signal.SIGKILL)
        else:
            birth.set_result(process)


@asynccontextmanager
async def launcher(nursery: Nursery, *, tree: Path = ROOT, prefix: Sequence[str] = ()) -> AsyncIterator[Launcher]:
    """Processes of the code in `tree`; `prefix` is a command that starts the parent, such as one that enters a
    network namespace."""
    command = [*prefix, sys.executable, "-m", "tests.cluster.process"]
    pipe = asyncio.subprocess.PIPE
    parent = await asyncio.create_subprocess_exec(*command, cwd=tree, stdin=pipe, stdout=pipe)
    launching = Launcher(parent)
    nursery.start(launching.listen(), name="launcher")
    try:
        yield launching
    finally:
        assert parent.stdin is not None
        parent.stdin.close()
        await parent.wait()
