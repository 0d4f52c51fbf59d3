"""Servers of an earlier run that was killed: found by where they work, stopped before we start ours."""

import contextlib
import signal
from pathlib import Path

import psutil

from operations.words import PersonMustActError, say

PATIENCE = 20.0
"""Seconds a server gets to write down what it has. PostgreSQL needs them after a busy life."""


def working_in(folder: Path, name: str, pid_file: Path) -> psutil.Process | None:
    """The server that wrote `pid_file`, if it is still at work in `folder`; never a stranger who got its number."""
    pid = _first_number(pid_file)
    if pid is None or pid <= 1:
        return None
    try:
        process = psutil.Process(pid)
        alive = process.name() == name and process.status() != psutil.STATUS_ZOMBIE
        return process if alive and _works_in(folder.resolve(), process) else None
    except psutil.NoSuchProcess:
        return None


def stop(process: psutil.Process, gently: signal.Signals, what: str) -> None:
    """Asks the server to end and waits. Never SIGKILL: it may be writing down what it has acknowledged."""
    say(f"{what} of an earlier run is still there (process {process.pid}); stopping it.")
    try:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.send_signal(gently)
        process.wait(PATIENCE)
    except (psutil.AccessDenied, psutil.TimeoutExpired):
        raise PersonMustActError(
            f"{what} of an earlier run (process {process.pid}, user {process.username()}) could not be stopped. "
            f"Stop it with: sudo kill {process.pid}"
        ) from None


def _works_in(folder: Path, process: psutil.Process) -> bool:
    """By its command line, or by its folder: some servers rewrite the first, some systems hide the second."""
    if str(folder) in process.cmdline():
        return True
    with contextlib.suppress(psutil.AccessDenied):
        return Path(process.cwd()) == folder
    return False


def _first_number(pid_file: Path) -> int | None:
    try:
        return int(pid_file.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None
