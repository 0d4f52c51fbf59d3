"""Schedulers: one leads, another takes over; what fails stops nothing else; a moved clock neither skips nor repeats."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from core.clock import Clock, SystemClock
from core.errors import DatabaseUnavailableError
from core.jobs import Job
from core.tasks import Nursery
from core.updates.leading import Lead, leader_of
from core.updates.leases import LeaseTimes
from core.updates.store import Store
from operations.diary import LEAD, Diary
from operations.jobs import run_jobs
from operations.scheduler import Scheduler
from operations.words import PersonMustActError
from tests.clocks import HandClock
from tests.valkey import TestValkey

QUICK = LeaseTimes(lease=1.5, renew=0.3, self_stop=0.9)


@dataclass
class Chore:
    """Notes when it ran."""

    runs: list[datetime] = field(default_factory=list)
    scene: Callable[[], Awaitable[None]] | None = None

    async def __call__(self, now: datetime) -> int:
        self.runs.append(now)
        if self.scene is not None:
            await self.scene()
        return len(self.runs)


def job(name: str, chore: Chore, **every: float) -> Job:
    return Job(name=name, every=timedelta(**every), what="a chore", work=chore)


@asynccontextmanager
async def scheduling(
    store: Store, *jobs: Job, clock: Clock | None = None, name: str = "first", beat: float = 0.05
) -> AsyncIterator[Scheduler]:
    clock = clock or SystemClock()
    lead = Lead(store, SystemClock(), LEAD, name, times=QUICK)
    scheduler = Scheduler(jobs, lead, Diary(store), clock, name=name, beat=beat)
    stop, nursery = asyncio.Event(), Nursery("test")
    running = nursery.start(scheduler.run(stop), name=name)
    try:
        yield scheduler
    finally:
        stop.set()
        await running


async def until(true: Callable[[], bool], *, seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.01)


async def test_a_job_runs_at_its_pace_and_the_diary_says_how_it_went(store: Store) -> None:
    often, seldom = Chore(), Chore()
    async with scheduling(store, job("often", often, milliseconds=50), job("seldom", seldom, hours=1)):
        await until(lambda: len(often.runs) >= 4)
    pauses = [(later - earlier).total_seconds() for earlier, later in zip(often.runs, often.runs[1:], strict=False)]

    assert min(pauses) >= 0.045
    assert len(seldom.runs) == 1
    last = (await Diary(store).read())["seldom"]
    assert (last.at, last.count, last.error, last.by) == (seldom.runs[0], 1, None, "first")


async def test_a_restart_repeats_nothing_that_is_not_due(store: Store) -> None:
    chore = Chore()
    for _ in range(2):
        async with scheduling(store, job("hourly", chore, hours=1)):
            await asyncio.sleep(0.3)

    assert len(chore.runs) == 1


@pytest.mark.parametrize("error", [ZeroDivisionError("a bug"), DatabaseUnavailableError()], ids=["bug", "outage"])
async def test_a_job_that_fails_stops_no_other(store: Store, error: Exception) -> None:
    async def fail() -> None:
        raise error

    broken, sound = Chore(scene=fail), Chore()
    async with scheduling(store, job("broken", broken, milliseconds=50), job("sound", sound, milliseconds=50)):
        await until(lambda: len(broken.runs) >= 1 and len(sound.runs) >= 5)

    assert (await Diary(store).read())["broken"].error == type(error).__name__
    tried_at_its_pace = len(broken.runs) > 1
    assert tried_at_its_pace is isinstance(error, DatabaseUnavailableError)


async def test_a_failed_job_that_runs_seldom_does_not_wait_that_long(store: Store) -> None:
    clock = HandClock()

    async def fail() -> None:
        raise ZeroDivisionError("a bug")

    chore = Chore(scene=fail)
    async with scheduling(store, job("daily", chore, days=1), clock=clock):
        await until(lambda: len(chore.runs) == 1)
    clock.move(seconds=61)
    async with scheduling(store, job("daily", chore, days=1), clock=clock):
        await until(lambda: len(chore.runs) == 2)


async def test_a_job_that_takes_long_is_not_begun_twice_and_holds_nobody_up(store: Store) -> None:
    gate = asyncio.Event()

    async def wait() -> None:
        await gate.wait()

    slow, quick = Chore(scene=wait), Chore()
    async with scheduling(store, job("slow", slow, milliseconds=20), job("quick", quick, milliseconds=20)):
        await until(lambda: len(quick.runs) >= 10)
        assert len(slow.runs) == 1
        gate.set()
        await until(lambda: len(slow.runs) >= 2)


@pytest.mark.parametrize("jump", [{"days": -1}, {"days": 365 * 56}])
async def test_a_clock_that_is_moved_neither_stops_a_job_nor_makes_it_catch_up(
    store: Store, jump: dict[str, float]
) -> None:
    clock, chore = MovedClock(), Chore()
    async with scheduling(store, job("often", chore, milliseconds=200), clock=clock):
        await until(lambda: len(chore.runs) >= 2)
        clock.shift = timedelta(**jump)
        before = len(chore.runs)
        await asyncio.sleep(1)
        after = len(chore.runs) - before

    assert 2 <= after <= 7
    assert abs(chore.runs[-1] - clock.now()) < timedelta(seconds=2)


class MovedClock(SystemClock):
    """The machine's clock, as somebody has set it."""

    shift = timedelta()

    def now(self) -> datetime:
        return super().now() + self.shift


async def test_a_leader_that_is_cut_off_stops_itself_and_comes_back(store: Store, valkey: TestValkey) -> None:
    chore = Chore()
    async with scheduling(store, job("often", chore, milliseconds=20)) as scheduler:
        await until(lambda: scheduler.leads)
        os.kill(valkey.pid, signal.SIGSTOP)
        try:
            await until(lambda: not scheduler.leads)
            stopped_at = len(chore.runs)
            await asyncio.sleep(0.2)
            assert len(chore.runs) == stopped_at
        finally:
            os.kill(valkey.pid, signal.SIGCONT)
        await until(lambda: len(chore.runs) > stopped_at)


async def test_of_two_one_leads_and_the_other_takes_over_at_once_when_it_leaves(store: Store) -> None:
    chores = [Chore(), Chore()]
    jobs = [job("often", chore, milliseconds=20) for chore in chores]
    async with scheduling(store, jobs[1], name="second") as second:
        await until(lambda: second.leads)
        async with scheduling(store, jobs[0]) as first:
            await asyncio.sleep(0.3)
            assert not first.leads
            assert not chores[0].runs
    async with scheduling(store, jobs[0]) as first:
        await until(lambda: first.leads, seconds=1)


# Real processes: what a signal does to one, no coroutine can play.

PROGRAM = """
import asyncio, sys
from datetime import timedelta
from core.clock import SystemClock
from core.jobs import Job
from core.updates.leading import Lead
from core.updates.leases import LeaseTimes
from core.updates.store import open_store
from operations.diary import LEAD, Diary
from operations.scheduler import Scheduler

url, name = sys.argv[1:]

async def main():
    store = open_store(url)
    async def work(now):
        await store.client.rpush("ran", name)
        return 1
    jobs = [Job(name="often", every=timedelta(milliseconds=50), what="", work=work)]
    lead = Lead(store, SystemClock(), LEAD, name, times=LeaseTimes(lease=1.5, renew=0.3, self_stop=0.9))
    await Scheduler(jobs, lead, Diary(store), SystemClock(), name=name, beat=0.1).run(asyncio.Event())

asyncio.run(main())
"""


class Process:
    """A scheduler of its own."""

    def __init__(self, url: str, name: str) -> None:
        self.name = name
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, url, name], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def gets(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def ends(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture
async def two(store: Store, valkey: TestValkey) -> AsyncIterator[dict[str, Process]]:
    processes = {name: Process(valkey.url, name) for name in ("one", "other")}
    yield processes
    for process in processes.values():
        process.gets(signal.SIGCONT)
        process.ends()


async def leads(store: Store, *, other_than: str | None = None) -> str:
    """Who leads, once somebody else does."""
    async with asyncio.timeout(30):
        while (name := await leader_of(store, LEAD)) in (None, other_than):
            await asyncio.sleep(0.02)
    assert name is not None
    return name


async def ran(store: Store) -> list[str]:
    found = await cast(Awaitable[list[bytes]], store.client.lrange("ran", 0, -1))
    return [name.decode() for name in found]


async def test_when_the_leader_is_killed_the_other_one_works(store: Store, two: dict[str, Process]) -> None:
    first = await leads(store)
    two[first].ends()
    second = await leads(store, other_than=first)
    before = len(await ran(store))
    await asyncio.sleep(0.5)

    assert set((await ran(store))[before:]) == {second}


async def test_a_leader_that_was_paused_does_nothing_after_waking(store: Store, two: dict[str, Process]) -> None:
    first = await leads(store)
    while first not in await ran(store):
        await asyncio.sleep(0.02)
    two[first].gets(signal.SIGSTOP)
    second = await leads(store, other_than=first)
    before = len(await ran(store))
    two[first].gets(signal.SIGCONT)
    await asyncio.sleep(1)

    assert set((await ran(store))[before:]) == {second}
    assert await leader_of(store, LEAD) == second


async def test_the_list_says_what_runs_when_and_how_it_went(
    store: Store, valkey: TestValkey, capsys: pytest.CaptureFixture[str]
) -> None:
    from core.updates.store import open_store

    jobs = [job("often", Chore(), seconds=1), job("never", Chore(), hours=6)]
    async with scheduling(store, jobs[0]) as scheduler:
        await until(lambda: scheduler.leads)
        while "often" not in await Diary(store).read():
            await asyncio.sleep(0.01)
        assert await run_jobs(jobs, open_store(valkey.url)) == 0
    said = capsys.readouterr().out

    assert "every 1 s" in said
    assert "every 6 h" in said
    assert "dealt with 1, 0.00 s" in said
    assert "has not run yet" in said
    assert "first runs them." in said
    assert await run_jobs(jobs, open_store(valkey.url)) == 1
    assert "Nobody runs them" in capsys.readouterr().out


async def test_a_store_that_is_away_is_told_in_a_sentence() -> None:
    from core.updates.store import open_store

    with pytest.raises(PersonMustActError, match="Redis cannot be used"):
        await run_jobs([], open_store("redis://127.0.0.1:1/0"))
