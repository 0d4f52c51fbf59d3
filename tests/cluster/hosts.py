"""Hosts of their own: network namespaces, each with a cable to the machine where the store and Telegram are.

At the machine's end of a cable the store and Telegram have an address each, so that a host can be cut off from one of
them or from both. What is cut says nothing: packets vanish, connections stay open.
"""

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from core.tasks import Nursery
from tests.cluster.launching import Launcher, launcher

STORE, TELEGRAM, HOST = 1, 2, 3  # last parts of the addresses on a cable


@dataclass(frozen=True, slots=True)
class Host:
    """One namespace. Its processes come from a launcher of its own."""

    number: int
    launcher: Launcher

    @property
    def store(self) -> str:
        return _address(self.number, STORE)

    @property
    def telegram(self) -> str:
        return _address(self.number, TELEGRAM)

    async def unplug(self) -> None:
        await _ip("link", "set", _cable(self.number), "down")

    async def plug_in(self) -> None:
        await _ip("link", "set", _cable(self.number), "up")

    async def lose(self, address: str) -> None:
        await _ip("-n", _name(self.number), "route", "add", "blackhole", f"{address}/32")

    async def find(self, address: str) -> None:
        await _ip("-n", _name(self.number), "route", "del", "blackhole", f"{address}/32")


def missing_hosts() -> str:
    """Why there can be no namespaces here; empty when there can."""
    if shutil.which("ip") is None:
        return "iproute2 is not installed here"
    if os.geteuid() != 0:
        return "network namespaces need root"
    made = subprocess.run(["ip", "netns", "add", _name(0)], capture_output=True, check=False)
    subprocess.run(["ip", "netns", "del", _name(0)], capture_output=True, check=False)
    return "" if made.returncode == 0 else "the machine does not allow network namespaces"


def addresses(count: int) -> Sequence[str]:
    """Where the store listens for so many hosts."""
    return [_address(number, STORE) for number in range(1, count + 1)]


@asynccontextmanager
async def hosts(count: int) -> AsyncIterator[list[Host]]:
    """So many hosts with their cables; gone when the block ends."""
    nursery, numbers = Nursery("hosts"), range(1, count + 1)
    for number in numbers:
        await _lay(number)
    try:
        built = [launcher(nursery, prefix=["ip", "netns", "exec", _name(number)]) for number in numbers]
        launchers = [await one.__aenter__() for one in built]
        yield [Host(number, one) for number, one in zip(numbers, launchers, strict=True)]
        for one in built:
            await one.__aexit__(None, None, None)
    finally:
        await nursery.close()
        for number in numbers:
            await _ip("netns", "del", _name(number))


async def _lay(number: int) -> None:
    name, here, there = _name(number), _cable(number), f"{_cable(number)}n"
    await _ip("netns", "add", name)
    await _ip("link", "add", here, "type", "veth", "peer", "name", there, "netns", name)
    for last in (STORE, TELEGRAM):
        await _ip("addr", "add", f"{_address(number, last)}/24", "dev", here)
    await _ip("link", "set", here, "up")
    await _ip("-n", name, "addr", "add", f"{_address(number, HOST)}/24", "dev", there)
    for device in (there, "lo"):
        await _ip("-n", name, "link", "set", device, "up")


async def _ip(*words: str) -> None:
    process = await asyncio.create_subprocess_exec("ip", *words)
    if await process.wait():
        raise OSError(f"ip {' '.join(words)} failed")


def _name(number: int) -> str:
    return f"atelier-{os.getpid()}-{number}"


def _cable(number: int) -> str:
    return f"at{os.getpid() % 100_000}c{number}"


def _address(number: int, last: int) -> str:
    """198.18.0.0/15 is set aside for benchmarks (RFC 2544): no real host is there."""
    return f"198.18.{number}.{last}"
