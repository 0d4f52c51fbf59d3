"""Waiting for something to become true, with a limit."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def eventually(look: Callable[[], Awaitable[T]] | Callable[[], T], *, within: float = 5.0) -> T:
    """The first true value of `look`; fails when none comes in time."""
    ends = time.monotonic() + within
    while True:
        seen = look()
        value = await seen if isinstance(seen, Awaitable) else seen
        if value:
            return value
        assert time.monotonic() < ends, f"nothing came within {within} s"
        await asyncio.sleep(0.005)
