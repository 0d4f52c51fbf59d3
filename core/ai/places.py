"""How many calls a provider takes at once: of this process, and where the limit is the account's, of all of them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from typing import Protocol

from core.ai.errors import ModelBusyError
from core.ai.ports import Provider
from core.ai.types import ModelRef


class Shared(Protocol):
    """Places that all processes share."""

    def hold(self, name: str, at_once: int) -> AbstractAsyncContextManager[None]:
        """Entering waits for a place, however long that takes."""
        ...


class Alone:
    """There is no other process."""

    def hold(self, name: str, at_once: int) -> AbstractAsyncContextManager[None]:  # noqa: ARG002
        return nullcontext()


class Places:
    def __init__(self, patience: float, shared: Shared) -> None:
        self._patience = patience
        self._shared = shared
        self._places: dict[str, asyncio.Semaphore] = {}

    @asynccontextmanager
    async def take(self, provider: Provider, model: ModelRef) -> AsyncIterator[None]:
        """Wait for a place, first come, first served within the process; raises ModelBusyError when none comes free
        in time."""
        place = self._places.setdefault(provider.name, asyncio.Semaphore(provider.at_once))
        async with AsyncExitStack() as held:
            try:
                async with asyncio.timeout(self._patience):
                    await held.enter_async_context(place)
                    if provider.shares_places:
                        await held.enter_async_context(self._shared.hold(provider.name, provider.at_once))
            except TimeoutError:
                raise ModelBusyError(model, code="places_taken", temporary=False) from None
            yield
