"""Waiting for something to become true, with a limit."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any


async def eventually(look: Callable[[], Any], *, within: float = 5.0) -> Any:
    """The first true value of `look`, awaited where it must be; fails when none comes in time."""
    ends = time.monotonic() + within
    while True:
        seen = look()
        value = await seen if isinstance(seen, Awaitable) else seen
        if value:
            return value
        assert time.monotonic() < ends, f"nothing came within {within} s"
        await asyncio.sleep(0.005)
