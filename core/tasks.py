"""Every task has an owner: a nursery that knows its tasks, logs their failures and drains them at shutdown."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog

log = structlog.get_logger(__name__)

T = TypeVar("T")


class Nursery:
    """Owns background tasks. A task that fails is logged once with its name; closing waits, then cancels."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tasks: set[asyncio.Task[Any]] = set()

    def __len__(self) -> int:
        return len(self._tasks)

    def start(self, coroutine: Coroutine[Any, Any, T], *, name: str) -> asyncio.Task[T]:
        task = asyncio.create_task(coroutine, name=f"{self._name}:{name}")
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    async def wait(self, patience: float) -> bool:
        """Wait up to `patience` seconds for the tasks to end by themselves; True when none is left."""
        running = {task for task in self._tasks if task is not asyncio.current_task()}
        if running:
            _, running = await asyncio.wait(running, timeout=patience)
        return not running

    async def close(self, *, patience: float = 0.0) -> None:
        """Wait up to `patience` seconds for the tasks to end by themselves, then cancel those that are left."""
        running = {task for task in self._tasks if task is not asyncio.current_task()}
        if patience > 0:
            await self.wait(patience)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("task failed", task=task.get_name(), exc_info=task.exception())
