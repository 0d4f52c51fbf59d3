"""How a process is started so that it neither outlives its supervisor nor hears the terminal's Ctrl-C."""

import asyncio
import ctypes
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from operations.account import Account

_PR_SET_PDEATHSIG = 1

SERVER_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
"""Servers need nothing of ours: no PGPORT that somebody exported, and no bot tokens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One process to start."""

    arguments: Sequence[str]
    environment: Mapping[str, str] | None = None
    folder: Path | None = None
    account: Account | None = None
    output: Path | None = None
    """Where its output goes; None: to our own console."""
    told_to_go: bool = False
    """It reads "go" from its standard input before it works, and the end of that input means that we are gone."""
    ends_with_us: signal.Signals | None = None
    """The signal that the kernel sends it when we are gone (Linux; elsewhere the next start stops it)."""


async def spawn(command: Command) -> asyncio.subprocess.Process:
    """Starts it in a session of its own."""
    account = command.account
    output = None if command.output is None else _private(command.output)
    try:
        return await asyncio.create_subprocess_exec(
            *command.arguments,
            stdin=asyncio.subprocess.PIPE if command.told_to_go else asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=None if command.environment is None else dict(command.environment),
            cwd=command.folder,
            start_new_session=True,
            preexec_fn=_tie_to_us(command.ends_with_us),
            user=None if account is None else account.uid,
            group=None if account is None else account.gid,
            extra_groups=None if account is None else [],
        )
    finally:
        if output is not None:
            output.close()


def _private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")


def _tie_to_us(last_word: signal.Signals | None) -> Callable[[], None] | None:
    """Runs in the new process, after it changed its user: a change of user would undo the wish."""
    if last_word is None or not sys.platform.startswith("linux"):
        return None
    libc, parent = ctypes.CDLL(None), os.getpid()

    def tie() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, int(last_word))
        if os.getppid() != parent:
            os._exit(1)

    return tie
