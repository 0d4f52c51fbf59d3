"""Whole machines: a checkout of its own for each test."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operations.machine import Machine


@pytest.fixture
def machine() -> Iterator[Machine]:
    """A checkout that nobody has started yet, with blanks in its path and a folder above that is its owner's alone.

    Not under pytest's own temporary folder: every other run of pytest takes the permissions on that away again.
    """
    private = Path(tempfile.mkdtemp(prefix="atelier-"))
    machine = Machine(private / "Ada's own machine")
    yield machine
    machine.ends()
    shutil.rmtree(private)
