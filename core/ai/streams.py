"""A chat answer as its reader sees it.

    async with models.chat(request, call) as stream:      # raises ModelError: nothing was shown yet
        async for piece in stream: ...                    # never raises ModelError: trouble cuts the answer
    stream.answer                                         # text, how it ended, usage, cost

Leaving the block early, or cancelling the task, closes the connection at once and charges what was streamed.
"""

from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from core.ai.metering import Bill, Outcome
from core.ai.reading import Reading
from core.ai.types import Answer, Finish, ModelRef

OUTCOMES = {
    Finish.COMPLETE: Outcome.ANSWERED,
    Finish.LENGTH: Outcome.ANSWERED,
    Finish.REFUSED: Outcome.REFUSED,
    Finish.CUT: Outcome.CUT,
}


class ChatStream:
    def __init__(self, open_reading: Callable[[], Awaitable[tuple[ModelRef, Reading, Bill]]]) -> None:
        self._open_reading = open_reading
        self._opened: tuple[ModelRef, Reading, Bill] | None = None
        self._answer: Answer | None = None

    async def __aenter__(self) -> Self:
        self._opened = await self._open_reading()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._close()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> str:
        _, reading, _ = self._open
        piece = await reading.next_piece()
        if piece is None:
            await self._close()
            raise StopAsyncIteration
        return piece

    @property
    def is_open(self) -> bool:
        """Whether a model has begun to answer, however it ended."""
        return self._opened is not None

    @property
    def model(self) -> ModelRef:
        """Which of the models answers; known once the block is entered."""
        return self._open[0]

    @property
    def answer(self) -> Answer:
        """Known when the pieces have ended or the block was left."""
        if self._answer is None:
            raise RuntimeError("the answer has not ended yet")
        return self._answer

    @property
    def _open(self) -> tuple[ModelRef, Reading, Bill]:
        if self._opened is None:
            raise RuntimeError("a stream is read inside `async with`")
        return self._opened

    async def _close(self) -> None:
        if self._answer is not None:
            return
        model, reading, bill = self._open
        usage, finish = reading.usage, reading.finish
        self._answer = Answer(
            text=reading.text, finish=finish, usage=usage, model=model, cost=bill.cost(usage), seconds=bill.seconds
        )  # fmt: skip
        try:
            await reading.release()
        finally:
            await bill.settle(usage, OUTCOMES[finish])
