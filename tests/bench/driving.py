"""Updates sent to what is measured, and the wait for the calls that answer them."""

import asyncio
import time

import aiohttp

from tests.bench.load import BotApi, Generator, Result
from tests.bench.peers import SECRET


async def quiet(api: BotApi) -> None:
    """Until nothing has been called for half a second: what a peer handles in the background is not the next one's."""
    seen = -1
    while seen != len(api.calls):
        seen = len(api.calls)
        await asyncio.sleep(0.5)


async def answered(api: BotApi, port: int, first: int, count: int) -> int:
    """Send so many updates and wait until each was answered; the next free number."""
    target = len(api.calls) + count
    result = await Generator(port, secret=SECRET, first=first).flat_out(count=count)
    assert result.ok == count, f"{result.refused} updates were refused: {result.refusals}"
    await api.until(target)
    return first + count


async def fed(api: BotApi, port: int, first: int, count: int) -> int:
    """Have so many updates handed to the dispatcher in its own process and wait until each was answered."""
    target = len(api.calls) + count
    async with aiohttp.request("POST", f"http://127.0.0.1:{port}/feed/{first}/{count}") as accepted:
        assert accepted.ok
    await api.until(target)
    return first + count


async def single(api: BotApi, port: int, number: int) -> float:
    target, started = len(api.calls) + 1, time.perf_counter()
    await Generator(port, secret=SECRET, first=number, connections=1).flat_out(count=1)
    await api.until(target)
    return api.calls[-1] - started


async def through(
    api: BotApi, port: int, first: int, rate: float, *, seconds: float, but_chat: int | None = None
) -> list[float]:
    """Seconds from the request to the answering call, for updates that come at a rate; each in a chat of its own."""
    generator = Generator(port, secret=SECRET, first=first, chats=10**9)
    mark = len(api.by_chat)
    result: Result = await generator.at_rate(rate, seconds=seconds)
    await quiet(api) if but_chat is None else await asyncio.sleep(1)
    sent = result.sent_at
    assert len(api.by_chat) >= mark
    return [api.by_chat[chat] - at for chat, at in sent.items() if chat in api.by_chat and chat != but_chat]
