"""The beginning of an answer may be looked at before the person sees it, and the answer asked for once more.

Once a word has been shown nothing is taken back: a gate holds the first words only, and it objects once.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Protocol

from bots.kit.persona import BUILT_IN
from core.ai.streams import ChatStream
from core.ai.types import Answer, ModelRef


class Gate(Protocol):
    """Judges how an answer begins."""

    @property
    def words(self) -> int:
        """How many words are held back; a shorter answer is judged when it ends."""
        ...

    def objection(self, beginning: str) -> str | None:
        """What the model is told when it is asked once more; None when the answer may be shown."""
        ...


AskAgain = Callable[[str | None], Awaitable[ChatStream]]
"""Asks for the answer; told what was wrong with the one before, if there was one."""


class Opening:
    """An answer behind its gate. What is behind `model` and `answer` is the stream that is shown."""

    def __init__(self, stream: ChatStream, ask: AskAgain, gate: Gate | None) -> None:
        self._stream = stream
        self._ask = ask
        self._gate = gate

    @property
    def is_open(self) -> bool:
        return self._stream.is_open

    @property
    def model(self) -> ModelRef:
        return self._stream.model

    @property
    def answer(self) -> Answer:
        return self._stream.answer

    async def pieces(self) -> AsyncGenerator[str, None]:
        """The words as they may be shown. Raises what entering a stream raises."""
        objection = None
        async with self._stream as stream:
            held, gate = "", self._gate if stream.model.provider != BUILT_IN else None
            async for piece in stream:
                held += piece
                if gate is not None and len(held.split()) <= gate.words:
                    continue
                objection, gate = gate.objection(held) if gate else None, None
                if objection is not None:
                    break
                yield held
                held = ""
            if gate is not None:
                objection = gate.objection(held)
            if held and objection is None:
                yield held
        if objection is not None:
            async for piece in self._once_more(objection):
                yield piece

    async def _once_more(self, objection: str) -> AsyncGenerator[str, None]:
        self._stream = await self._ask(objection)
        async with self._stream as stream:
            async for piece in stream:
                yield piece
