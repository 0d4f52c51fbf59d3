"""The rows of the table: what it costs, in time per update, in bytes, in seconds to start."""

import asyncio
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from core.tasks import Nursery
from core.updates.ingest import Ingest
from tests.bench.load import update
from tests.bench.machine import ROOT, machine
from tests.bench.peers import BOT
from tests.operations.machine import Machine as WholeMachine

Figures = dict[str, Any]
CHUNK = 1000
SLICES = 21
THIRD = SLICES // 3
FIRST_WORDS = "/start"
PROCESSES = ("gateway", "worker", "scheduler", "playground")


async def backlog(scale: float) -> Figures:
    """What one update costs when few wait and when very many do: the drain rate must not fall with the backlog.

    One worker drains the same backlog in slices. The first third of them, while most of it still waits, is set beside
    the last, by the clock and by the worker's processor time. In the very first slice the worker warms up.
    """
    count = int(2_000 + 98_000 * scale)
    slices = await _drained(count)
    usual, many, few = _median(slices), _median(slices[1 : THIRD + 1]), _median(slices[-THIRD:])
    return {
        "waiting": count,
        "per_second": round(usual.per_second),
        "ratio_large_to_small": round(many.per_second / few.per_second, 2),
        "cpu_us_per_update": round(usual.cpu_us),
        "cpu_ratio_large_to_small": round(many.cpu_us / few.cpu_us, 2),
    }


class Reading(NamedTuple):
    """The clock, the processor time of a worker, both in seconds, and how many updates it has answered."""

    at: float
    cpu: float
    done: int


class Slice(NamedTuple):
    """A part of a backlog, as it was drained."""

    per_second: float
    cpu_us: float
    """Microseconds of processor time for each update."""


def _median(slices: Sequence[Slice]) -> Slice:
    return Slice(*(statistics.median(figures) for figures in zip(*slices, strict=True)))


async def _drained(count: int) -> list[Slice]:
    """What one worker does that finds so many updates waiting, once it is at work."""
    with machine() as one:
        api = await one.api()
        store, nursery = one.store(), Nursery("bench")
        await _store_up(Ingest(store, nursery), count, chats=500)
        process = await one.worker()

        def read() -> Reading:
            times = process.cpu_times()
            return Reading(time.perf_counter(), times.user + times.system, len(api.calls))

        readings = [read()]
        for slices_left in range(SLICES, 0, -1):
            done = readings[-1].done
            await api.until(done + (count - done) // slices_left, seconds=600)
            readings.append(read())
        await nursery.close()
        await store.close()
        api.stop()
    return [_slice(begin, end) for begin, end in pairwise(readings)]


def _slice(begin: Reading, end: Reading) -> Slice:
    updates = end.done - begin.done
    return Slice(updates / (end.at - begin.at), (end.cpu - begin.cpu) * 1e6 / updates)


async def bytes_waiting(scale: float) -> Figures:
    """What one update costs while it waits: in the store before a worker has read it, and in the worker's memory."""
    count = int(1_000 + 9_000 * scale)
    with machine() as one:
        store, nursery = one.store(), Nursery("bench")
        ingest = Ingest(store, nursery)
        empty = (await store.client.info("memory"))["used_memory"]
        await _store_up(ingest, count, chats=500)
        in_store = ((await store.client.info("memory"))["used_memory"] - empty) / count
        await store.client.flushall()
        api = await one.api()
        process = await one.worker(seconds=300)
        before = process.memory_info().rss
        await _store_up(ingest, count, chats=1)
        await asyncio.sleep(3)
        in_worker = (process.memory_info().rss - before) / count
        await nursery.close()
        await store.close()
        api.stop()
    return {
        "updates": count,
        "update_bytes": len(update(1, 1)),
        "redis_bytes_per_update": round(in_store),
        "worker_bytes_per_update": round(in_worker),
    }


async def start(scale: float) -> Figures:
    """From `main.py up` to the first answer, the first time and the second; memory and imports of each process."""
    figures = await asyncio.to_thread(_whole_start)
    for name, module in (("gateway", "gateway.app"), ("worker", "bots.kit.running")):
        seconds = [_import(module) for _ in range(1 if scale < 0.5 else 3)]
        figures[f"{name}_import_seconds"] = round(statistics.median(seconds), 2)
    return figures


def _whole_start() -> Figures:
    folder = Path(tempfile.mkdtemp(prefix="atelier-start-"))
    whole, figures = WholeMachine(folder / "atelier"), dict[str, Any]()
    try:
        for time_of in ("first", "second"):
            began = time.perf_counter()
            whole.starts()
            figures[f"{time_of}_ready_seconds"] = round(time.perf_counter() - began, 1)
            whole.talks("tutor", whole.welcomes("Ada", "en"), FIRST_WORDS)
            figures[f"{time_of}_answer_seconds"] = round(time.perf_counter() - began, 1)
            if time_of == "second":
                figures |= {f"{name}_mib": _mib(whole, name) for name in PROCESSES}
            whole.stops()
    finally:
        whole.ends()
        shutil.rmtree(folder, ignore_errors=True)
    return figures


def _mib(whole: WholeMachine, name: str) -> int:
    return round(whole.process(name).memory_info().rss / 2**20)


async def _store_up(ingest: Ingest, count: int, *, chats: int) -> None:
    for first in range(1, count + 1, CHUNK):
        chunk = range(first, min(first + CHUNK, count + 1))
        await asyncio.gather(*(ingest(BOT, update(n, n % chats + 1)) for n in chunk))


def _import(module: str) -> float:
    """Seconds of a fresh process that imports a module the way main.py does."""
    aiogram = (
        "" if module.startswith("gateway") else "from operations.quick_aiogram import load_aiogram; load_aiogram()"
    )
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", f"{aiogram}\nimport {module}"], cwd=ROOT, check=True)
    return time.perf_counter() - started
