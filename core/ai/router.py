"""`Models`: every call to a model goes through here.

A call climbs the models on offer, best first; what happens on each rung is told in `calls.py`.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial

from core.ai.calls import Calls
from core.ai.errors import NoModelError
from core.ai.fallback import Rung, climb
from core.ai.metering import Bill, Call, Meter
from core.ai.patience import Patience
from core.ai.places import Shared
from core.ai.prices import cost_of, price_at
from core.ai.reading import Reading
from core.ai.retries import Backoff, Retries
from core.ai.streams import ChatStream
from core.ai.tokens import tokens_in_request
from core.ai.types import (
    Answer,
    ChatRequest,
    Cost,
    ModelRef,
    Picture,
    PictureRequest,
    Recording,
    Speech,
    Usage,
    Use,
)
from core.clock import Clock


class Models:
    def __init__(
        self,
        rungs: Mapping[Use, Sequence[Rung]],
        *,
        meter: Meter,
        clock: Clock,
        patience: Patience | None = None,
        retries: Retries | None = None,
        shared: Shared | None = None,
    ) -> None:
        self._rungs = rungs
        self._patience = patience or Patience()
        retries = retries or Retries(Backoff())
        self._calls = Calls(meter=meter, clock=clock, patience=self._patience, retries=retries, shared=shared)

    def offered(self, use: Use = Use.CHAT) -> tuple[Rung, ...]:
        """The models of a use, best first; empty when no provider of ours can do it."""
        return tuple(self._rungs.get(use, ()))

    def chat(
        self,
        request: ChatRequest,
        call: Call,
        *,
        prefer: ModelRef | None = None,
        allowed: Collection[ModelRef] | None = None,
        use: Use = Use.CHAT,
    ) -> ChatStream:
        """An answer as it comes. `prefer` is asked first; no model outside `allowed` is asked at all.

        Entering the stream raises ModelError or NoModelError.
        """

        async def open_reading() -> tuple[ModelRef, Reading, Bill]:
            rungs = self._fitting(request, self._choice(use, prefer, allowed))
            return await climb(rungs, partial(self._calls.open, request, call))

        return ChatStream(open_reading)

    async def ask(
        self,
        request: ChatRequest,
        call: Call,
        *,
        prefer: ModelRef | None = None,
        allowed: Collection[ModelRef] | None = None,
        use: Use = Use.CHAT,
    ) -> Answer:
        """A whole answer; the caller looks at `is_final`. Raises ModelError or NoModelError."""
        async with self.chat(request, call, prefer=prefer, allowed=allowed, use=use) as stream:
            async for _ in stream:
                pass
        return stream.answer

    async def transcribe(self, recording: Recording, call: Call, *, language: str | None = None) -> str:
        """The words of a voice message. Raises ModelError or NoModelError."""
        estimate = Usage(seconds=Decimal(str(recording.seconds)), estimated=True)

        async def attempt(rung: Rung) -> str:
            port = rung.provider.transcription
            assert port is not None
            run = partial(port.transcribe, rung.record, recording, language)
            return await self._calls.once(rung, call, estimate, run, self._patience.transcription)

        return await climb(self.offered(Use.TRANSCRIPTION), attempt)

    async def speak(self, text: str, call: Call, *, voice: str | None = None) -> Speech:
        """A text spoken. Raises ModelError or NoModelError."""
        estimate = Usage(characters=len(text), estimated=True)

        async def attempt(rung: Rung) -> Speech:
            port = rung.provider.speech
            assert port is not None
            run = partial(port.speak, rung.record, text, voice)
            return await self._calls.once(rung, call, estimate, run, self._patience.speech)

        return await climb(self.offered(Use.SPEECH), attempt)

    async def paint(
        self, request: PictureRequest, call: Call, *, allowed: Collection[ModelRef] | None = None
    ) -> Picture:
        """One picture. Raises ModelError or NoModelError."""
        estimate = Usage(pictures=1, estimated=True)

        async def attempt(rung: Rung) -> Picture:
            port = rung.provider.image
            assert port is not None
            run = partial(port.paint, rung.record, request)
            return await self._calls.once(rung, call, estimate, run, self._patience.image)

        return await climb(self._choice(Use.IMAGE, None, allowed), attempt)

    def cost(self, model: ModelRef, usage: Usage, moment: datetime) -> Cost | None:
        """What a call at that moment costs; None when the model is not on offer any more, or has no price."""
        records = (rung.record for rungs in self._rungs.values() for rung in rungs if rung.record.ref == model)
        record = next(records, None)
        return None if record is None else cost_of(usage, price_at(record.prices, moment))

    async def close(self) -> None:
        """Let the bookkeeping end, then close the providers' connections."""
        await self._calls.close()
        for provider in {id(r.provider): r.provider for rungs in self._rungs.values() for r in rungs}.values():
            await provider.close()

    def _choice(self, use: Use, prefer: ModelRef | None, allowed: Collection[ModelRef] | None) -> Sequence[Rung]:
        offered = self.offered(use)
        rungs = [r for r in offered if (not r.record.built_in if allowed is None else r.record.ref in allowed)]
        return sorted(rungs, key=lambda rung: rung.record.ref != prefer)

    @staticmethod
    def _fitting(request: ChatRequest, rungs: Sequence[Rung]) -> Sequence[Rung]:
        """Those that see pictures, if there are any, and whose context the request fits into."""
        size = tokens_in_request(request) + request.max_output_tokens
        sees = any(message.pictures for message in request.messages)
        fitting = [r for r in rungs if r.record.context_tokens >= size and (r.record.vision or not sees)]
        if not fitting:
            raise NoModelError
        return fitting
