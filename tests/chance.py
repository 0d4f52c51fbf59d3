"""Chance in the tests: what is drawn by lot depends on a test's name alone, whatever ran before it.

Numbers of people and updates decide which question is asked first. They begin anew in each module, whose tests share
a database. `SEED=7 make test` draws other lots: what fails then leaned on one of them.
"""

import os
import random

import pytest

SEED = int(os.environ.get("SEED", "0"))


class Numbers:
    """From `start` on, `step` by `step`; from the start again in the next module."""

    def __init__(self, start: int, step: int = 1) -> None:
        self._start = start + SEED
        self._step = step
        self.restart()
        _every.append(self)

    def restart(self) -> None:
        self._next = self._start

    def __next__(self) -> int:
        number = self._next
        self._next += self._step
        return number


_every: list[Numbers] = []


@pytest.fixture(autouse=True, scope="module")
def numbers_begin_anew() -> None:
    for numbers in _every:
        numbers.restart()


@pytest.fixture(autouse=True)
def same_lots(request: pytest.FixtureRequest) -> None:
    random.seed(f"{SEED} {request.node.nodeid}")
