"""What the simulator remembers across restarts: rows in an append-only file of JSON lines.

A line is `[table, key, value]`; a null value removes the row; the last line of a key wins. A line reaches the
operating system in one write, so a killed process loses nothing but a line it had not begun, and a torn last
line is skipped at the next start. Opening rewrites the file without what was overwritten. A file of another
format is set aside as `….old`, and the playground starts empty.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Protocol

import orjson
import structlog

log = structlog.get_logger(__name__)

FORMAT: Final = 1
"""Counts up when the rows of an older playground can no longer be read."""

Rows = dict[str, Any]


class Journal(Protocol):
    """Where rows go."""

    def put(self, table: str, key: str, value: Any) -> None:
        """Remember a row; the value must be JSON."""
        ...

    def drop(self, table: str, key: str) -> None:
        """Forget a row."""
        ...

    def rows(self, table: str) -> Rows:
        """What the file held when it was opened, by key."""
        ...

    def close(self) -> None: ...


class NoJournal:
    """Nothing outlives the process: for tests."""

    def put(self, table: str, key: str, value: Any) -> None:
        """Forget at once."""

    def drop(self, table: str, key: str) -> None:
        """Nothing was kept."""

    def rows(self, table: str) -> Rows:  # noqa: ARG002 (the protocol's shape)
        return {}

    def close(self) -> None:
        """Nothing is open."""


class FileJournal:
    """Rows in a file that one process writes."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._tables = _of_this_format(path, _read(path))
        _rewrite(path, self._tables)
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def put(self, table: str, key: str, value: Any) -> None:
        os.write(self._file, orjson.dumps([table, key, value]) + b"\n")

    def drop(self, table: str, key: str) -> None:
        os.write(self._file, orjson.dumps([table, key, None]) + b"\n")

    def rows(self, table: str) -> Rows:
        return self._tables.pop(table, {})

    def close(self) -> None:
        os.close(self._file)


def _of_this_format(path: Path, tables: dict[str, Rows]) -> dict[str, Rows]:
    if tables and tables.get("journal") != {"format": FORMAT}:
        aside = path.with_suffix(path.suffix + ".old")
        log.warning("the playground's state has another format and is set aside", aside=str(aside))
        path.replace(aside)
        tables = {}
    return {**tables, "journal": {"format": FORMAT}}


def _read(path: Path) -> dict[str, Rows]:
    tables: dict[str, Rows] = {}
    for table, key, value in _lines(path):
        rows = tables.setdefault(table, {})
        if value is None:
            rows.pop(key, None)
        else:
            rows[key] = value
    return tables


def _lines(path: Path) -> Iterator[tuple[str, str, Any]]:
    if not path.exists():
        return
    with path.open("rb") as file:
        for line in file:
            try:
                table, key, value = orjson.loads(line)
            except ValueError:
                continue  # the line a killed process was in the middle of
            yield table, key, value


def _rewrite(path: Path, tables: dict[str, Rows]) -> None:
    """Keep only the last value of each key; the old file stays whole until the new one is."""
    fresh = path.with_suffix(path.suffix + ".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        for table, rows in tables.items():
            for key, value in rows.items():
                file.write(orjson.dumps([table, key, value]) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
