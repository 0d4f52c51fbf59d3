"""Processes are kept alive, stopped in order, and never left behind."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.clock import SystemClock
from core.tasks import Nursery
from operations import probing
from operations.children import Command
from operations.supervisor import Program, Supervisor
from operations.words import PersonMustActError

POLITE = """
import signal, sys, time
def leave(*_):
    open(sys.argv[1], "a").write(sys.argv[2] + " left\\n")
    sys.exit(0)
signal.signal(signal.SIGTERM, leave)
open(sys.argv[1], "a").write(sys.argv[2] + " came\\n")
while True:
    time.sleep(1)
"""
STUBBORN = POLITE.replace("signal.signal(signal.SIGTERM, leave)", "signal.signal(signal.SIGTERM, signal.SIG_IGN)")


class Diary:
    """What the processes wrote about themselves."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def lines(self) -> list[str]:
        return self.path.read_text().splitlines() if self.path.exists() else []

    def program(self, name: str, source: str = POLITE, *, stage: int = 1) -> Program:
        async def prepare() -> Command:
            return Command(arguments=[sys.executable, "-c", source, str(self.path), name], ends_with_us=signal.SIGKILL)

        async def came() -> bool:
            return f"{name} came" in self.lines

        return Program(name=name, prepare=prepare, is_ready=came, stage=stage)


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    return Diary(tmp_path / "diary")


@pytest.fixture
async def supervisor() -> AsyncIterator[Supervisor]:
    supervisor = Supervisor(nursery=Nursery("test"), clock=SystemClock())
    yield supervisor
    at_once = asyncio.Event()
    at_once.set()
    await supervisor.close(hurry=at_once)


async def test_what_others_lean_on_goes_last(supervisor: Supervisor, diary: Diary) -> None:
    programs = [diary.program("server", stage=0), diary.program("gateway"), diary.program("worker", stage=2)]
    for program in programs:
        supervisor.start(program)
    await supervisor.ready(*programs, seconds=20)

    await supervisor.close()

    assert [line for line in diary.lines if line.endswith("left")] == ["worker left", "gateway left", "server left"]


async def test_who_does_not_listen_is_ended_when_the_operator_is_in_a_hurry(
    supervisor: Supervisor, diary: Diary, capsys: pytest.CaptureFixture[str]
) -> None:
    stubborn = diary.program("stubborn", STUBBORN)
    supervisor.start(stubborn)
    await supervisor.ready(stubborn, seconds=20)
    hurry = asyncio.Event()
    asyncio.get_running_loop().call_later(0.2, hurry.set)

    async with asyncio.timeout(10):
        await supervisor.close(hurry=hurry)

    assert stubborn.process is not None
    assert stubborn.process.returncode == -signal.SIGKILL
    assert "stubborn did not stop in time; ending it." in capsys.readouterr().out


async def test_a_process_that_dies_is_started_again_and_said_to_be(
    supervisor: Supervisor, diary: Diary, capsys: pytest.CaptureFixture[str]
) -> None:
    worker = diary.program("worker")
    supervisor.start(worker)
    await supervisor.ready(worker, seconds=20)
    assert worker.process is not None
    worker.process.kill()
    async with asyncio.timeout(20):
        while diary.lines.count("worker came") < 2:
            await asyncio.sleep(0.02)

    assert "worker ended (signal SIGKILL); starting it again in 0.2 s." in capsys.readouterr().out


async def test_a_process_that_cannot_start_is_given_up_with_the_end_of_its_log(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    log = tmp_path / "log"

    async def prepare() -> Command:
        return Command(arguments=[sys.executable, "-c", "raise SystemExit('the disk is full')"], output=log)

    broken = Program(name="server", prepare=prepare, is_ready=_never, log=log)
    supervisor.start(broken)

    with pytest.raises(PersonMustActError, match=r"server cannot be started.*\nthe disk is full"):
        await supervisor.ready(broken, seconds=60)


async def _never() -> bool:
    return False


async def test_what_a_person_must_act_on_reaches_whoever_waits(supervisor: Supervisor) -> None:
    async def prepare() -> Command:
        raise PersonMustActError("The data belongs to another user.")

    supervisor.start(Program(name="server", prepare=prepare, is_ready=probing.always))

    assert str(await asyncio.wait_for(supervisor.failed, 5)) == "The data belongs to another user."
