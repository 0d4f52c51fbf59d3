"""A whole machine, in a checkout of its own."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operations.machine import Machine


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    """Started once for the tests of a file, because a start costs seconds; each test leaves it running.

    There are blanks in its path, and a folder above that is its owner's alone. Not under pytest's own temporary
    folder: every other run of pytest takes the permissions on that away again.
    """
    private = Path(tempfile.mkdtemp(prefix="atelier-"))
    machine = Machine(private / "Ada's own machine")
    try:
        machine.starts()
        yield machine
    finally:
        machine.ends()
        shutil.rmtree(private)
