"""One call on one rung, with the care it needs: reserve → breaker → a place at the provider → the adapter, within
the patience for it → settle or release. The same model is tried again within the retry budget.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial
from typing import TypeVar

from core.ai.breaker import Breakers
from core.ai.errors import ModelTimedOutError
from core.ai.fallback import Rung
from core.ai.metering import Bill, Call, Meter, Outcome, Till
from core.ai.patience import Patience
from core.ai.places import Alone, Places, Shared
from core.ai.reading import Reading
from core.ai.retries import Retries
from core.ai.tokens import tokens_in_request
from core.ai.types import ChatRequest, ModelRef, Usage
from core.clock import Clock
from core.tasks import Nursery

T = TypeVar("T")


class Calls:
    def __init__(
        self, *, meter: Meter, clock: Clock, patience: Patience, retries: Retries, shared: Shared | None = None
    ) -> None:
        self._clock = clock
        self._patience = patience
        self._retries = retries
        self._breakers = Breakers(clock)
        self._places = Places(patience.place, shared or Alone())
        self._bookkeeping = Nursery("models")
        self._till = Till(meter, clock, self._bookkeeping)

    async def close(self) -> None:
        """Let the bookkeeping end."""
        await self._bookkeeping.close(patience=5.0)

    async def open(self, request: ChatRequest, call: Call, rung: Rung) -> tuple[ModelRef, Reading, Bill]:
        """A chat answer whose first piece has come; whoever gets it releases the reading and settles the bill."""
        estimate = Usage(
            tokens_in=tokens_in_request(request),
            tokens_out=request.max_output_tokens + rung.record.thinking_tokens,
            estimated=True,
        )
        bill = await self._till.open(call, rung.record, estimate)
        try:
            reading = await self._retries.persist(rung.record.ref, partial(self._begin, request, rung))
        except BaseException as error:
            await bill.fail(error)
            raise
        return rung.record.ref, reading, bill

    async def _begin(self, request: ChatRequest, rung: Rung) -> Reading:
        port = rung.provider.chat
        assert port is not None
        async with AsyncExitStack() as held:
            await self._enter(held, rung)
            events = port.stream(rung.record, request)
            held.push_async_callback(events.aclose)
            reading = Reading(rung.record, request, events, patience=self._patience, clock=self._clock)
            await reading.start()
            reading.hold(held.pop_all())
            return reading

    async def once(
        self,
        rung: Rung,
        call: Call,
        estimate: Usage,
        run: Callable[[], Awaitable[tuple[T, Usage]]],
        patience: float,
    ) -> T:
        """A call that is answered in one go."""
        bill = await self._till.open(call, rung.record, estimate)
        try:
            result, usage = await self._retries.persist(rung.record.ref, partial(self._within, rung, run, patience))
        except BaseException as error:
            await bill.fail(error)
            raise
        await bill.settle(usage, Outcome.ANSWERED)
        return result

    async def _within(
        self, rung: Rung, run: Callable[[], Awaitable[tuple[T, Usage]]], patience: float
    ) -> tuple[T, Usage]:
        async with AsyncExitStack() as held:
            await self._enter(held, rung)
            try:
                async with asyncio.timeout(patience):
                    return await run()
            except TimeoutError:
                raise ModelTimedOutError(rung.record.ref) from None
        raise AssertionError("the stack suppresses nothing")

    async def _enter(self, held: AsyncExitStack, rung: Rung) -> None:
        held.enter_context(self._breakers.admit(rung.record.ref))
        await held.enter_async_context(self._places.take(rung.provider, rung.record.ref))
