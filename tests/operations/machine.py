"""A whole Atelier in a copy of the checkout: started, talked to over HTTP, stopped or killed."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from operations.ports import free_port

ROOT = Path(__file__).parents[2]
PARTS = ("main.py", "core", "bots", "gateway", "operations", "playground", "migrations")
READY = "Ctrl-C stops everything."


class Machine:
    """One checkout. Everything that `up` says is in `output`, of all its runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.local = folder / ".local"
        self.log = folder / "output.txt"
        self.gateway_port, self.playground_port = free_port(), free_port()
        self._process: subprocess.Popen[bytes] | None = None
        for part in PARTS:
            _copy(ROOT / part, folder / part)

    @property
    def output(self) -> str:
        return self.log.read_text()

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def launch(self) -> None:
        environment = {
            "PATH": os.defpath,
            "HOME": str(self.folder / "nobody's home"),
            "GATEWAY_PORT": str(self.gateway_port),
            "PLAYGROUND_PORT": str(self.playground_port),
        }
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, str(self.folder / "main.py"), "up"],
                cwd=self.folder.parent,
                env=environment,
                stdout=log,
                stderr=log,
            )

    def starts(self) -> float:
        """Launches and waits until it says that it is ready. Seconds that took."""
        before, began = self.said(READY), time.monotonic()
        self.launch()
        wait_until(lambda: self.said(READY) > before or self._ended(), 90)
        assert self.said(READY) > before, self.output
        return time.monotonic() - began

    def stops(self, number: signal.Signals = signal.SIGINT) -> int:
        """Sends the signal, as Ctrl-C does, and waits for the end: the exit code."""
        assert self._process is not None
        self._process.send_signal(number)
        return self._process.wait(40)

    def waits(self) -> int:
        assert self._process is not None
        return self._process.wait(60)

    def runs(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Another command of this checkout."""
        command = [sys.executable, str(self.folder / "main.py"), *words]
        environment = {"PATH": os.defpath, "GATEWAY_PORT": str(self.gateway_port)}
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)

    def said(self, text: str) -> int:
        return self.output.count(text) if self.log.exists() else 0

    def processes(self) -> list[psutil.Process]:
        """Everything that works for this checkout, servers included."""
        return [process for process in psutil.process_iter() if _belongs_to(process, str(self.folder))]

    def process(self, name: str) -> psutil.Process:
        """The process with this word in its command line, or the server of this name."""
        found = [one for one in self.processes() if one.name() == name or name in one.cmdline()]
        assert found, f"no {name}"
        return min(found, key=lambda one: one.pid)

    def secrets(self) -> list[str]:
        return [str(value) for value in json.loads((self.local / "secrets.json").read_text()).values()]

    def ends(self) -> None:
        """For after a test: nothing is left, whatever happened."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        for process in self.processes():
            process.kill()

    def _ended(self) -> bool:
        return self._process is not None and self._process.poll() is not None

    # What people do, by the playground's own HTTP.

    def welcomes(self, name: str, language: str) -> int:
        person: int = self._asks("POST", "/sim/people", {"name": name, "language_code": language})["id"]
        return person

    def hears(self, bot: str, person: int, text: str) -> None:
        self._asks("POST", f"/sim/chats/{bot}/{person}/messages", {"text": text})

    def answers(self, bot: str, person: int) -> list[str]:
        chat = self._asks("GET", f"/sim/chats/{bot}/{person}")
        return [message["text"] for message in chat if message["from"] == "bot"]

    def people(self) -> list[str]:
        return [person["name"] for person in self._asks("GET", "/sim/people")]

    def talks(self, bot: str, person: int, text: str) -> str:
        """Writes, waits for the answer and returns it."""
        known = len(self.answers(bot, person))
        self.hears(bot, person, text)
        wait_until(lambda: len(self.answers(bot, person)) > known, 30)
        return self.answers(bot, person)[-1]

    def _asks(self, method: str, path: str, body: Any = None) -> Any:
        port = re.findall(r"Open http://127\.0\.0\.1:(\d+)", self.output)[-1]
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, method=method)
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.loads(response.read())


def wait_until(is_so: Callable[[], bool], seconds: float) -> None:
    """Returns as soon as it is so, or when the time is over: the test's own assertion then says what is missing."""
    deadline = time.monotonic() + seconds
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.05)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def _belongs_to(process: psutil.Process, folder: str) -> bool:
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        return folder in " ".join(process.cmdline()) or process.cwd().startswith(folder)
    except psutil.Error:
        return False
