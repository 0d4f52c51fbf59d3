"""The rows of the table: what it costs, in time per update, in bytes, in seconds to start."""

import asyncio
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from core.tasks import Nursery
from core.updates.ingest import Ingest
from tests.bench.load import update
from tests.bench.machine import ROOT, machine
from tests.bench.peers import BOT
from tests.operations.machine import Machine as WholeMachine

Figures = dict[str, Any]
CHUNK = 1000
FIRST_WORDS = "/start"
PROCESSES = ("gateway", "worker", "scheduler", "playground")


async def backlog(scale: float) -> Figures:
    """What one update costs when few wait and when very many do: the drain rate must not fall with the backlog.

    The few are drained twice before and twice after the many, because the speed of a machine drifts.
    """
    small, large = int(500 + 500 * scale), int(2_000 + 98_000 * scale)
    before = [await _drained(small) for _ in range(2)]
    many = await _drained(large)
    few = statistics.median([*before, *[await _drained(small) for _ in range(2)]])
    return {
        "small": small,
        "large": large,
        "small_per_second": round(few),
        "large_per_second": round(many),
        "ratio_large_to_small": round(many / few, 2),
    }


async def _drained(count: int) -> float:
    """Updates a second of one worker that finds so many waiting."""
    with machine() as one:
        api = await one.api()
        store, nursery = one.store(), Nursery("bench")
        await _store_up(Ingest(store, nursery), count, chats=500)
        await one.worker()
        began = len(api.calls) or 1
        await api.until(min(count, began + 200), seconds=60)
        mark, started = len(api.calls), time.perf_counter()
        await api.until(count, seconds=600)
        rate = (count - mark) / (time.perf_counter() - started)
        await nursery.close()
        await store.close()
        api.stop()
    return rate


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
