"""Keeps the processes of one machine alive: starts them, restarts what dies, stops them in good order."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.clock import Clock
from core.tasks import Nursery
from operations.children import Command, spawn
from operations.words import PersonMustActError, say

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0
"""Seconds before a process that died is started again; doubled each time, back to the first after a calm minute."""
CALM = 60.0
DRAIN_SECONDS = 25.0
SERVER_SECONDS = 20.0
LOOK_EVERY = 0.03
ENDS_BEFORE_READY = 4
"""A process that ended this often before it was ready will not get there by itself."""


@dataclass(kw_only=True)
class Program:
    """A process to keep alive."""

    name: str
    prepare: Callable[[], Awaitable[Command]]
    """Called before every start: cleans up after the last end and says what to run."""
    is_ready: Callable[[], Awaitable[bool]]
    stops_with: signal.Signals = signal.SIGTERM
    stage: int = 1
    """Stopped from the highest stage down: what others lean on goes last."""
    waits: bool = True
    """Works only after `go`; one that leans on nothing need not wait."""
    log: Path | None = None
    process: asyncio.subprocess.Process | None = field(default=None, init=False)
    ends: int = field(default=0, init=False)
    first_start: asyncio.Event = field(default_factory=asyncio.Event, init=False)


class Supervisor:
    """Owns the processes it starts. `close` leaves none behind."""

    def __init__(self, *, nursery: Nursery, clock: Clock) -> None:
        self._nursery = nursery
        self._clock = clock
        self._programs: list[Program] = []
        self._may_go = asyncio.Event()
        self._closing = False
        self.failed: asyncio.Future[PersonMustActError] = asyncio.get_running_loop().create_future()
        """Gets the PersonMustActError of a process that cannot be kept alive."""

    def start(self, program: Program) -> None:
        self._programs.append(program)
        self._nursery.start(self._keep(program), name=program.name)

    def go(self) -> None:
        """Lets the processes work that were only told to load: what they lean on is there now."""
        self._may_go.set()

    async def ready(self, *programs: Program, seconds: float) -> None:
        """Waits until all of these can do their work. Raises PersonMustActError when one takes too long."""
        deadline = self._clock.monotonic() + seconds
        for program in programs:
            await program.first_start.wait()
            while not (_is_alive(program) and await program.is_ready()):
                if program.ends >= ENDS_BEFORE_READY:
                    raise PersonMustActError(f"{program.name} cannot be started.{_tail(program)}")
                if self._clock.monotonic() > deadline:
                    raise PersonMustActError(f"{program.name} did not get ready in {seconds:.0f} s.{_tail(program)}")
                await asyncio.sleep(LOOK_EVERY)

    async def close(self, *, hurry: asyncio.Event | None = None) -> None:
        """Asks stage by stage, waits DRAIN_SECONDS in all (less when `hurry` is set), then kills what is left.

        The servers of stage 0 get their own time even then: they write down what they have.
        """
        self._closing = True
        deadline = self._clock.monotonic() + DRAIN_SECONDS
        for stage in sorted({program.stage for program in self._programs}, reverse=True):
            running = [program for program in reversed(self._programs) if program.stage == stage]
            patience = max(0.0, deadline - self._clock.monotonic()) if stage > 0 else SERVER_SECONDS
            await self._stop([one for one in running if _is_alive(one)], patience, hurry if stage > 0 else None)
        await self._nursery.close()

    async def _stop(self, programs: list[Program], patience: float, hurry: asyncio.Event | None) -> None:
        for program in programs:
            _send(program, program.stops_with)
        ends = [self._nursery.start(_end(program), name=f"end of {program.name}") for program in programs]
        together = self._nursery.start(_all(ends), name="ends")
        impatient = [self._nursery.start(hurry.wait(), name="hurry")] if hurry is not None else []
        await asyncio.wait({together, *impatient}, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        for task in impatient:
            task.cancel()
        for program in programs:
            if _is_alive(program):
                say(f"{program.name} did not stop in time; ending it.")
                _send(program, signal.SIGKILL)
                await _end(program)

    async def _keep(self, program: Program) -> None:
        pause = FIRST_PAUSE
        while not self._closing:
            try:
                command = await program.prepare()
            except PersonMustActError as error:
                self._fail(error)
                return
            if self._closing:
                return
            started = self._clock.monotonic()
            code = await self._run(program, command)
            program.ends += 1
            if self._closing:
                return
            if self._clock.monotonic() - started > CALM:
                pause = FIRST_PAUSE
            say(f"{program.name} ended ({_why(code)}); starting it again in {pause:.1f} s.")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _run(self, program: Program, command: Command) -> int:
        program.process = await spawn(command)
        program.first_start.set()
        if self._closing:
            _send(program, program.stops_with)
        try:
            if command.told_to_go:
                await self._tell(program.process, wait=program.waits)
            return await program.process.wait()
        finally:
            _hang_up(program.process)

    async def _tell(self, process: asyncio.subprocess.Process, *, wait: bool) -> None:
        if wait:
            end = self._nursery.start(process.wait(), name="end before go")
            permission = self._nursery.start(self._may_go.wait(), name="go")
            await asyncio.wait({end, permission}, return_when=asyncio.FIRST_COMPLETED)
            permission.cancel()
        if process.returncode is None and process.stdin is not None:
            with contextlib.suppress(ConnectionError):
                process.stdin.write(b"go\n")
                await process.stdin.drain()

    def _fail(self, error: PersonMustActError) -> None:
        if not self.failed.done():
            self.failed.set_result(error)


async def _all(tasks: list[asyncio.Task[None]]) -> None:
    await asyncio.gather(*tasks)


async def _end(program: Program) -> None:
    if program.process is not None:
        await program.process.wait()


def _is_alive(program: Program) -> bool:
    return program.process is not None and program.process.returncode is None


def _send(program: Program, number: signal.Signals) -> None:
    if program.process is not None:
        with contextlib.suppress(ProcessLookupError):
            program.process.send_signal(number)


def _hang_up(process: asyncio.subprocess.Process) -> None:
    if process.stdin is not None:
        process.stdin.close()


def _why(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def _tail(program: Program) -> str:
    """The last lines that it wrote, when it writes to a file of its own."""
    if program.log is None:
        return ""
    with contextlib.suppress(OSError):
        lines = program.log.read_text(errors="replace").splitlines()[-5:]
        return f" {program.log} ends with:\n" + "\n".join(lines)
    return ""
