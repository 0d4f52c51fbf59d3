"""The checker of a process: loaded with the first text that is to be checked, and shared by all who ask."""

import asyncio
from typing import TYPE_CHECKING

from core.checker.types import Report
from core.tasks import Nursery

if TYPE_CHECKING:
    from core.checker.facade import Checker


class LazyChecker:
    """It begins to load with the first text: some seconds on a thread, 230 MB. Who talks to nobody pays nothing."""

    def __init__(self) -> None:
        self._nursery = Nursery("checker")
        self._loading: asyncio.Task[Checker] | None = None

    async def check(self, text: str, *, patience: float = 2.0) -> Report | None:
        """What is wrong with a text; None when the checker is not there within `patience` seconds."""
        if self._loading is None:
            self._loading = self._nursery.start(_loaded(), name="load")
        await asyncio.wait({self._loading}, timeout=patience)
        if not self._loading.done() or self._loading.exception() is not None:  # what failed is in the log
            return None
        return await self._loading.result().check(text)

    async def aclose(self) -> None:
        """Let the checker's thread go."""
        if self._loading is not None:
            await asyncio.wait({self._loading})
            if self._loading.exception() is None:
                await self._loading.result().close()


async def _loaded() -> "Checker":
    checker = await asyncio.to_thread(_imported)
    await checker.warm_up()
    return checker


def _imported() -> "Checker":
    """Its engines are loaded with its modules: not on the event loop."""
    from core.checker.facade import Checker

    return Checker()
