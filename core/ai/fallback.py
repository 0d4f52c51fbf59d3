"""From model to model, best first."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import structlog

from core.ai.capabilities import ModelRecord
from core.ai.errors import ModelError, NoModelError
from core.ai.ports import Provider

log = structlog.get_logger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rung:
    """A model on offer, and who serves it."""

    record: ModelRecord
    provider: Provider


async def climb(rungs: Sequence[Rung], attempt: Callable[[Rung], Awaitable[T]]) -> T:
    """The first model that can; the last one's error if none can. What a filter refused is not asked elsewhere."""
    failure: ModelError | None = None
    for rung in rungs:
        try:
            return await attempt(rung)
        except ModelError as error:
            log.warning(
                "model failed",
                model=str(rung.record.ref), error=type(error).__name__, status=error.status, code=error.code,
            )  # fmt: skip
            if not error.falls_back:
                raise
            failure = error
    raise failure or NoModelError
