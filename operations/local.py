"""The folder `.local/`: what this checkout keeps on this machine between two runs, and in no other place."""

import contextlib
import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from operations.words import PersonMustActError

SECRETS = "secrets.json"
PORTS = "ports.json"
LOCK = "up.lock"


class LocalFolder:
    """Names what is kept and keeps it: secrets readable by their owner only, ports, the lock of `up`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def make(self) -> None:
        """Raises PersonMustActError when the folder belongs to somebody else."""
        with contextlib.suppress(OSError):
            if not self.path.exists():
                self.path.mkdir(parents=True, exist_ok=True)
                self._give(self.path, self.path.parent)
        if not os.access(self.path, os.R_OK | os.W_OK | os.X_OK):
            raise PersonMustActError(
                f"{self.path} cannot be written. An earlier run by another user may have made it: "
                f"run as that user, or give it to yourself with: sudo chown -R \"$USER\" '{self.path}'"
            )

    def give_back(self) -> None:
        """What root wrote here goes to the folder's owner, so that their next run can go on with it."""
        for path in self.path.iterdir():
            if path.is_file():
                self._give(path, self.path)

    def refuse_what_is_not_ours(self, folder: Path) -> None:
        """A server cannot work on another user's data, unless root starts it; raises PersonMustActError."""
        if folder.exists() and os.geteuid() not in {0, folder.stat().st_uid}:
            raise PersonMustActError(
                f"The data in {folder} belongs to another user: an earlier run was as root, or as somebody else. "
                f"Run as that user again, or give it to yourself with: sudo chown -R \"$USER\" '{self.path}'"
            )

    def secret(self, name: str, make: str | None = None) -> str:
        """The secret kept under this name; made on first use (`make`, or 43 random characters)."""
        return self._kept(SECRETS, name, make or secrets.token_urlsafe(32))

    def port(self, name: str) -> int | None:
        """The port that this server had at its last start."""
        value = self._read(PORTS).get(name)
        return value if isinstance(value, int) else None

    def keep_port(self, name: str, port: int) -> None:
        self._write(PORTS, {**self._read(PORTS), name: port})

    @contextmanager
    def only_one(self) -> Iterator[None]:
        """Holds the checkout for one `up`. The kernel lets go when the process ends, however it ends."""
        self.make()
        with (self.path / LOCK).open("a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lock.seek(0)
                raise PersonMustActError(
                    f"Atelier already runs in this checkout (process {lock.read().strip() or 'unknown'}). "
                    "Stop that one first, or work in another checkout."
                ) from None
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            self.give_back()
            try:
                yield
            finally:
                self.give_back()

    def _give(self, path: Path, like: Path) -> None:
        if os.geteuid() == 0:
            owner = like.stat()
            os.chown(path, owner.st_uid, owner.st_gid)

    def _kept(self, file: str, name: str, value: str) -> str:
        """Reads or adds; two processes that come at once get the same value."""
        self.make()
        with (self.path / f"{file}.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            known = self._read(file)
            if name not in known:
                known[name] = value
                self._write(file, known)
            return str(known[name])

    def _read(self, file: str) -> dict[str, object]:
        path = self.path / file
        try:
            known = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise PersonMustActError(f"{path} cannot be read: {error}. Repair it or remove it.") from error
        return known if isinstance(known, dict) else {}

    def _write(self, file: str, content: dict[str, object]) -> None:
        """All or nothing: a crash leaves the old file."""
        fresh = self.path / f"{file}.new"
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            json.dump(content, out, indent=2)
            out.flush()
            os.fsync(out.fileno())
        self._give(fresh, self.path)
        fresh.replace(self.path / file)
