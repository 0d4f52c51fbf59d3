"""How a process begins and ends. Under `up`: load first, work when told to, end when the supervisor is gone.

Standard input is the line: "go" and a line feed means work, its end means that nobody supervises us any more
(kill -9 included: the kernel closes the pipe).
"""

import asyncio
import os
import signal
import threading

STDIN = 0


def told_to_stop() -> asyncio.Event:
    """Set by the first SIGTERM or SIGINT; to be called in the running loop."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop


def wait_for_go() -> None:
    """Returns when told to go. Raises SystemExit when the supervisor is gone before that."""
    while (byte := os.read(STDIN, 1)) != b"\n":
        if not byte:
            raise SystemExit(0)
    threading.Thread(target=_end_with_the_supervisor, name="lifeline", daemon=True).start()


def _end_with_the_supervisor() -> None:
    """Reads the bare descriptor: a thread inside of sys.stdin would disturb the interpreter's own end."""
    while os.read(STDIN, 64):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
