"""`main.py up`: everything on this machine, with the servers it lacks; Ctrl-C drains and stops it all."""

import asyncio
import signal
from typing import Any

from core.clock import Clock
from core.tasks import Nursery
from operations.local import LocalFolder
from operations.rise import Rise, Wishes
from operations.supervisor import Supervisor
from operations.words import PersonMustActError, say


async def run_up(wishes: Wishes, local: LocalFolder, clock: Clock) -> int:
    """Returns the exit code: 0 after a stop that was asked for, 1 when a person must act.

    The first Ctrl-C (or SIGTERM) drains, a second one does not wait.
    """
    stop, hurry = asyncio.Event(), asyncio.Event()
    _listen_for_signals(stop, hurry)
    try:
        with local.only_one():
            problem = await _run(wishes, local, clock, stop, hurry)
    except PersonMustActError as error:
        problem = error
    say(str(problem) if problem else "Stopped.")
    return 1 if problem else 0


async def _run(
    wishes: Wishes, local: LocalFolder, clock: Clock, stop: asyncio.Event, hurry: asyncio.Event
) -> PersonMustActError | None:
    nursery = Nursery("up")
    supervisor = Supervisor(nursery=nursery, clock=clock)
    rise = Rise(wishes, local, supervisor)
    rising = nursery.start(rise.run(), name="rise")
    problem = await _until(stop, rising, supervisor, nursery)
    if problem is None:
        say("Stopping: what is being handled is finished first.")
    rising.cancel()
    await rise.end_one_shots()
    await supervisor.close(hurry=hurry)
    return problem


async def _until(
    stop: asyncio.Event, rising: "asyncio.Task[PersonMustActError | None]", supervisor: Supervisor, nursery: Nursery
) -> PersonMustActError | None:
    """Waits for the wish to stop (None) or for what keeps us from going on."""
    asked = nursery.start(stop.wait(), name="stop")
    ends: list[asyncio.Future[Any]] = [asked, rising, supervisor.failed]
    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    if rising.done() and rising.result() is None:
        await asyncio.wait([ends[0], ends[2]], return_when=asyncio.FIRST_COMPLETED)
    if asked.done():
        return None
    asked.cancel()
    return supervisor.failed.result() if supervisor.failed.done() else rising.result()


def _listen_for_signals(stop: asyncio.Event, hurry: asyncio.Event) -> None:
    def asked() -> None:
        (hurry if stop.is_set() else stop).set()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, asked)
