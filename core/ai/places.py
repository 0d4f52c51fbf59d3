"""How many calls a provider takes at once from this process: GigaChat 1 from a person, 10 from a business."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from core.ai.errors import ModelBusyError
from core.ai.ports import Provider
from core.ai.types import ModelRef


class Places:
    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._places: dict[str, asyncio.Semaphore] = {}

    @asynccontextmanager
    async def take(self, provider: Provider, model: ModelRef) -> AsyncIterator[None]:
        """Wait for a place, first come, first served; raises ModelBusyError when none comes free in time."""
        place = self._places.setdefault(provider.name, asyncio.Semaphore(provider.at_once))
        try:
            async with asyncio.timeout(self._patience):
                await place.acquire()
        except TimeoutError:
            raise ModelBusyError(model, code="places_taken", temporary=False) from None
        try:
            yield
        finally:
            place.release()
