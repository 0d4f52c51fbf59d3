"""What the built-in tutor may correct: the mistakes of which the checker is sure, and no others."""

import asyncio
from typing import TYPE_CHECKING

from core.ai.offline.tutor import Slip
from core.checker.types import Finding, Tier
from core.tasks import Nursery

if TYPE_CHECKING:
    from core.checker.facade import Checker

AROUND = 40
"""Code points of a sentence shown before and after a slip, at the most."""


class SureSlips:
    """The checker as a corrector. It begins to load with the first text (some seconds on a thread, 230 MB): where a
    provider has a key it is never needed. A text that would have to wait for it is not corrected."""

    def __init__(self, *, patience: float = 2.0) -> None:
        self._patience = patience
        self._nursery = Nursery("slips")
        self._loading: asyncio.Task[Checker] | None = None

    async def __call__(self, text: str) -> list[Slip]:
        if self._loading is None:
            self._loading = self._nursery.start(_loaded(), name="load")
        await asyncio.wait({self._loading}, timeout=self._patience)
        if not self._loading.done() or self._loading.exception() is not None:  # what failed is in the log
            return []
        report = await self._loading.result().check(text)
        return [_slip(text, finding) for finding in report.findings if _is_sure(finding)]

    async def close(self) -> None:
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


def _is_sure(finding: Finding) -> bool:
    return finding.tier is Tier.SURE and len(finding.suggestions) == 1


def _slip(text: str, finding: Finding) -> Slip:
    """The slip with its neighbours, so that the person finds it again."""
    start, end = _word_before(text, finding.start), _word_after(text, finding.end)
    right = text[start : finding.start] + finding.suggestions[0] + text[finding.end : end]
    return Slip(text[start:end], right, finding.explanation_ru, finding.explanation_en)


def _word_before(text: str, position: int) -> int:
    blank = text.rfind(" ", max(0, position - AROUND), max(0, position - 1))
    return blank + 1 if blank >= 0 else max(0, position - AROUND)


def _word_after(text: str, position: int) -> int:
    blank = text.find(" ", position + 1, position + AROUND)
    return blank if blank >= 0 else min(len(text), position + AROUND)
