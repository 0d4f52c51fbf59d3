"""The async door of the checker: its work runs on one thread of its own, off the event loop."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from core.checker.engine import Engine
from core.checker.types import Report


class Checker:
    """Checks texts one after another. Loading takes about two seconds: `warm_up` at the start of the process."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checker")
        self._engine: Engine | None = None

    async def warm_up(self) -> None:
        """Load the engines now, so that the first learner does not wait for them."""
        await self.check("She like tea.")

    async def check(self, text: str) -> Report:
        """What is wrong with a text; see `core.checker.types`."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._check, text)

    async def close(self) -> None:
        """Wait for what is being checked, then let the thread go."""
        await asyncio.to_thread(self._thread.shutdown, wait=True, cancel_futures=True)

    def _check(self, text: str) -> Report:
        if self._engine is None:
            self._engine = Engine()
        return self._engine.check(text)
