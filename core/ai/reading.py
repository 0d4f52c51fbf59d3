"""Reading one answer from one model: the first token, the pieces, the end, and what it used."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack

import structlog

from core.ai.capabilities import ModelRecord
from core.ai.errors import (
    ModelError,
    ModelOutputInvalidError,
    ModelRefusedError,
    ModelTimedOutError,
    ModelUnavailableError,
)
from core.ai.patience import Patience
from core.ai.ports import ChatEvent, Finished, TextPiece, Thinking, Used
from core.ai.tokens import tokens_in_request, tokens_in_text
from core.ai.types import ChatRequest, Finish, Usage
from core.clock import Clock

log = structlog.get_logger(__name__)


class Reading:
    """Until the first piece, trouble raises: another model may be asked. After it, trouble cuts the answer."""

    def __init__(
        self,
        record: ModelRecord,
        request: ChatRequest,
        events: AsyncGenerator[ChatEvent, None],
        *,
        patience: Patience,
        clock: Clock,
    ) -> None:
        self._record = record
        self._request = request
        self._events = events
        self._patience = patience
        self._clock = clock
        self._deadline = clock.monotonic() + patience.whole_answer
        self._text = ""
        self._thought = ""
        self._unread: str | None = None
        self._finish: Finish | None = None
        self._usage: Usage | None = None
        self._trouble: ModelError | None = None
        self._ended = False
        self._held = AsyncExitStack()

    async def start(self) -> None:
        """Wait for the first piece of text."""
        patience = self._record.first_token_seconds or self._patience.first_token
        while not self._text and not self._ended:
            await self._advance(patience)
        if not self._text:
            raise self._nothing()

    def hold(self, held: AsyncExitStack) -> None:
        """Take over the place, the connection and the breaker's pass; `release` gives them back."""
        self._held = held

    async def next_piece(self) -> str | None:
        """None when there is no more, whatever the reason."""
        while self._unread is None and not self._ended:
            try:
                await self._advance(self._patience.between_tokens)
            except ModelError as trouble:
                self._broke(trouble)
        piece, self._unread = self._unread, None
        return piece

    async def release(self) -> None:
        """Close the connection, free the place, tell the breaker how it went. May be called twice."""
        trouble = self._trouble
        await self._held.__aexit__(type(trouble) if trouble else None, trouble, None)

    @property
    def text(self) -> str:
        return self._text

    @property
    def finish(self) -> Finish:
        """An answer that is still on its way is cut."""
        return self._finish or Finish.CUT

    @property
    def usage(self) -> Usage:
        """The provider's figures, else our estimate of what has been sent and streamed."""
        if self._usage is not None:
            return self._usage
        return Usage(
            tokens_in=tokens_in_request(self._request),
            tokens_out=tokens_in_text(self._text) + tokens_in_text(self._thought),
            estimated=True,
        )

    async def _advance(self, patience: float) -> None:
        if self._finish is not None:
            patience = self._patience.tail
        event = await self._next(min(patience, self._deadline - self._clock.monotonic()))
        match event:
            case TextPiece(text):
                self._text += text
                self._unread = (self._unread or "") + text
            case Thinking(text):
                self._thought += text
            case Finished(finish):
                self._finish = self._finish or finish
            case Used(usage):
                self._usage = usage
                self._ended = self._finish is not None
            case None:
                self._ended = True
                if self._finish is None and self._text:
                    self._broke(ModelUnavailableError(self._record.ref, code="stream_cut"))

    async def _next(self, patience: float) -> ChatEvent | None:
        try:
            async with asyncio.timeout(patience):
                return await anext(self._events, None)
        except TimeoutError:
            if self._finish is not None:
                return None
            raise ModelTimedOutError(self._record.ref) from None
        except ModelError:
            if self._finish is not None:
                log.info("model lost after its answer", model=str(self._record.ref))
                return None
            raise

    def _nothing(self) -> ModelError:
        """Why there is not a single piece of text."""
        ref = self._record.ref
        error: ModelError
        if self._finish is None:
            return ModelUnavailableError(ref, code="empty_stream")
        if self._finish is Finish.REFUSED:
            error = ModelRefusedError(ref, code="content_filter")
        else:
            error = ModelOutputInvalidError(ref, code="empty_answer")
        error.billed = self._usage
        return error

    def _broke(self, trouble: ModelError) -> None:
        self._trouble, self._ended = trouble, True
        if isinstance(trouble, ModelRefusedError):
            self._finish = Finish.REFUSED
        log.warning(
            "answer was cut",
            model=str(self._record.ref), error=type(trouble).__name__, status=trouble.status, code=trouble.code,
        )  # fmt: skip
