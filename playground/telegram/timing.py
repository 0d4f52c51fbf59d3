"""Telegram's own waiting times, stretched or shrunk: scale 0.01 makes an hour pass in 36 seconds."""

import asyncio

from core.clock import Clock


class Timing:
    """The wall clock of the simulated Telegram and its waits."""

    def __init__(self, clock: Clock, scale: float) -> None:
        self.clock = clock
        self.scale = scale

    def now(self) -> float:
        """Epoch seconds."""
        return self.clock.now().timestamp()

    def since(self, moment: float) -> float:
        """Seconds of Telegram's time that have passed since this moment."""
        return (self.now() - moment) / self.scale

    async def wait(self, seconds: float) -> None:
        """Let so many seconds of Telegram's time pass."""
        await asyncio.sleep(seconds * self.scale)
