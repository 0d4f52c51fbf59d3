"""The rows of the table: how fast. Each takes a scale between 0 and 1 for the short form, and returns figures."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable

from bots.kit.events import Announcement
from core.clock import SystemClock
from core.tasks import Nursery
from core.updates.bulk import BulkEvent, BulkFeed
from core.updates.ingest import Ingest
from tests.bench import costs
from tests.bench.costs import Figures
from tests.bench.driving import answered, fed, single, through
from tests.bench.load import Generator, update
from tests.bench.machine import SECRET, machine
from tests.bench.peers import BOT

Row = Callable[[float], Awaitable[Figures]]


async def accept(scale: float) -> Figures:
    """Durable accepts a second of one gateway, beside a bare ASGI application and aiogram's handler, in turn."""
    rates: dict[str, list[float]] = {"gateway": [], "bare": [], "aiogram": []}
    p99: list[float] = []
    with machine() as one:
        ports = {"gateway": await one.gateway(), "bare": await one.bare(), "aiogram": await one.aiogram("silent")}
        first = 1
        for port in ports.values():
            await Generator(port, secret=SECRET, first=first).flat_out(count=500)
        first += 1000
        for _ in range(_rounds(scale)):
            for name, port in ports.items():
                generator = Generator(port, secret=SECRET, first=first)
                result = await generator.flat_out(seconds=0.5 + 3.5 * scale)
                first += result.ok + 1000
                rates[name].append(result.rate)
        half = statistics.median(rates["gateway"]) / 2
        for _ in range(_rounds(scale)):
            loaded = await Generator(ports["gateway"], secret=SECRET, first=first).at_rate(
                half, seconds=0.5 + 3.5 * scale
            )
            first += loaded.ok + 1000
            p99.append(loaded.percentile(0.99) * 1000)
    median = {name: statistics.median(found) for name, found in rates.items()}
    return {
        "per_second": round(median["gateway"]),
        "bare_per_second": round(median["bare"]),
        "aiogram_per_second": round(median["aiogram"]),
        "ratio_to_bare": _ratio(rates["gateway"], rates["bare"]),
        "ratio_to_aiogram": _ratio(rates["gateway"], rates["aiogram"]),
        "p99_ms": round(statistics.median(p99), 1),
    }


async def answer(scale: float) -> Figures:
    """Updates in, accepted `sendMessage` out: one gateway and one worker beside aiogram's handler, in turn.

    aiogram's process has the worker's session; `ratio_to_aiogram_own_session` is beside aiogram as it comes.
    `most_to_aiogram` is the ratio of who takes updates in, stores and orders them at no cost at all: the same handler,
    dispatcher and session alone.
    """
    count = int(200 + 800 * scale)
    rates: dict[str, list[float]] = {"ours": [], "aiogram": [], "aiogram_own": [], "dispatch": []}
    with machine() as one:
        api = await one.api()
        ports = {"ours": await one.gateway(), "aiogram": await one.aiogram()}
        ports["aiogram_own"] = await one.aiogram("own_session")
        ports["dispatch"] = await one.dispatch()
        await one.worker()
        first = 1
        send = {name: fed if name == "dispatch" else answered for name in ports}
        for name, port in ports.items():  # all warm: connections open, models built
            first = await send[name](api, port, first, 200)
        for _ in range(3 * _rounds(scale)):  # many short ones: the speed of a shared machine changes within seconds
            for name, port in ports.items():
                started = time.perf_counter()
                first = await send[name](api, port, first, count)
                rates[name].append(count / (time.perf_counter() - started))
        api.stop()
    return {
        "per_second": round(statistics.median(rates["ours"])),
        "aiogram_per_second": round(statistics.median(rates["aiogram"])),
        "ratio_to_aiogram": _ratio(rates["ours"], rates["aiogram"]),
        "ratio_to_aiogram_own_session": _ratio(rates["ours"], rates["aiogram_own"]),
        "most_to_aiogram": _ratio(rates["dispatch"], rates["aiogram"]),
        "round_trips_per_update": "3 batched: read, begin, journal + commit",
    }


async def latency(scale: float) -> Figures:
    """From the webhook's request to the call that answers it, one update at a time and at half of *answer*."""
    with machine() as one:
        api = await one.api()
        port = await one.gateway()
        await one.worker()
        first = await answered(api, port, 1, 200)
        idle = [await single(api, port, first + n) for n in range(int(30 + 170 * scale))]
        first += 1000
        started = time.perf_counter()
        first = await answered(api, port, first, int(200 + 1300 * scale))
        rate = (200 + 1300 * scale) / (time.perf_counter() - started) / 2
        loaded = await through(api, port, first, rate, seconds=1 + 5 * scale)
        api.stop()
    return {
        "p50_ms": _ms(idle, 0.5),
        "p99_ms": _ms(idle, 0.99),
        "loaded_p50_ms": _ms(loaded, 0.5),
        "loaded_p99_ms": _ms(loaded, 0.99),
        "loaded_per_second": round(rate),
    }


async def fairness(scale: float) -> Figures:
    """The latency of other chats beside a chat with thousands of waiting messages and a slow handler."""
    flood = int(500 + 9500 * scale)
    with machine() as one:
        api = await one.api()
        port = await one.gateway()
        await one.worker(seconds=0.05)
        first = await answered(api, port, 1, 100)
        before = await through(api, port, first, 50, seconds=2 + 4 * scale)
        first += 5000
        store, nursery = one.store(), Nursery("bench")
        ingest = Ingest(store, nursery)
        await asyncio.gather(*(ingest(BOT, update(10_000_000 + n, 999_999)) for n in range(flood)))
        beside = await through(api, port, first, 50, seconds=2 + 4 * scale, but_chat=999_999)
        await nursery.close()
        await store.close()
        api.stop()
    return {
        "queued": flood,
        "p99_ms_alone": _ms(before, 0.99),
        "p99_ms": _ms(beside, 0.99),
        "p50_ms": _ms(beside, 0.5),
        "ratio_to_alone": round(_ms(beside, 0.99) / _ms(before, 0.99), 2),
    }


async def waiting(scale: float) -> Figures:
    """How many handlers wait at the same time in one worker, on something that takes two seconds."""
    count = int(100 + 900 * scale)
    with machine() as one:
        api = await one.api()
        port = await one.gateway()
        process = await one.worker(seconds=2.0)
        before = process.memory_info().rss
        generator = Generator(port, secret=SECRET, chats=count)
        started = time.perf_counter()
        await generator.flat_out(count=count)
        await asyncio.sleep(0.5)
        during = process.memory_info().rss
        await api.until(count)
        seconds = time.perf_counter() - started
        api.stop()
    return {
        "handlers": count,
        "seconds": round(seconds, 2),
        "kib_per_handler": round((during - before) / 1024 / count, 1),
    }


async def bulk(scale: float) -> Figures:
    """What goes out to many: the pace it reaches of the 30 a second that Telegram allows."""
    count = int(60 + 540 * scale)
    with machine() as one:
        api = await one.api()
        await one.worker()
        store, nursery = one.store(), Nursery("bench")
        feed = BulkFeed(Ingest(store, nursery), SystemClock())

        async def copies() -> AsyncIterator[BulkEvent]:
            for number in range(1, count + 1):
                body = Announcement(chat_id=number, text="News").model_dump_json().encode()
                yield BulkEvent(number, str(number), body)

        await feed.feed(BOT, copies())
        await api.until(count)
        calls = api.calls
        rate = (count - 1) / (calls[-1] - calls[0])
        busiest = max(sum(1 for other in calls[i:] if other < at + 1) for i, at in enumerate(calls))
        await nursery.close()
        await store.close()
        api.stop()
    return {
        "messages": count,
        "per_second": round(rate, 1),
        "share_of_30": round(rate / 30, 3),
        "busiest_second": busiest,
    }


ROWS: dict[str, Row] = {
    "accept": accept,
    "answer": answer,
    "latency": latency,
    "fairness": fairness,
    "waiting": waiting,
    "backlog": costs.backlog,
    "bulk": bulk,
    "bytes": costs.bytes_waiting,
    "start": costs.start,
}


def _rounds(scale: float) -> int:
    return 1 if scale < 0.5 else 5


def _ratio(ours: list[float], theirs: list[float]) -> float:
    """The median of the ratios round by round: the machine's speed drifts, neighbours in time share it."""
    return round(statistics.median(a / b for a, b in zip(ours, theirs, strict=True)), 2)


def _ms(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000, 1)
