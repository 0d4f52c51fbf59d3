"""Is a process of ours ready? Asked over HTTP without an HTTP library: `up` must be quick and small."""

import asyncio
from collections.abc import Awaitable, Callable

from operations.ports import LOOPBACK

Question = Callable[[], Awaitable[bool]]

SECONDS = 5.0


def http(port: int, path: str, *, accept: Callable[[int], bool]) -> Question:
    """A question that is answered by the status of `GET path`; no answer is a no."""

    async def ask() -> bool:
        try:
            return accept(await asyncio.wait_for(_status(port, path), SECONDS))
        except (OSError, EOFError, ValueError, TimeoutError):
            return False

    return ask


async def always() -> bool:
    """For what answers nobody: it is ready when it lives."""
    return True


async def _status(port: int, path: str) -> int:
    reader, writer = await asyncio.open_connection(LOOPBACK, port)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {LOOPBACK}:{port}\r\nConnection: close\r\n\r\n".encode())
        line = await reader.readuntil(b"\r\n")
        return int(line.split()[1])
    finally:
        writer.close()
