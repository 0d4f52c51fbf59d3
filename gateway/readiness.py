"""Whether this installation can take and handle updates, and if not, why."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import structlog

log = structlog.get_logger(__name__)

CHECK_SECONDS = 3.0

Check = Callable[[], Awaitable[str | None]]
"""Answers None when all is well, else one sentence that says what is not."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Named checks, run side by side. A check that fails or hangs is a reason too."""

    checks: Mapping[str, Check]

    async def __call__(self) -> dict[str, str | None]:
        reasons = await asyncio.gather(*(self._reason(name, check) for name, check in self.checks.items()))
        return dict(zip(self.checks, reasons, strict=True))

    async def _reason(self, name: str, check: Check) -> str | None:
        try:
            async with asyncio.timeout(CHECK_SECONDS):
                return await check()
        except TimeoutError:
            return f"no answer within {CHECK_SECONDS:.0f} s"
        except Exception as error:  # noqa: BLE001 - whatever keeps a check from answering is the answer
            log.warning("readiness check failed", check=name, error=str(error))
            return f"{type(error).__name__}: {error}"
