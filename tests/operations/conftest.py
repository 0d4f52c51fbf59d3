"""Whole machines cost seconds, so the tests of one file share one where they can."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operations.machine import Machine


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A checkout with a blank in its path, which nobody has started yet."""
    machine = Machine(tmp_path / "Ada's own machine")
    yield machine
    machine.ends()
