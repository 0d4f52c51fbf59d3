"""The checker as the dialogues ask it."""

from typing import Protocol

from core.checker.types import Report

IN_A_TALK = 2.0
"""Seconds that an answer may wait for the checker."""
WHEN_ASKED = 20.0
"""Seconds for somebody who has asked for nothing else."""


class Checking(Protocol):
    async def check(self, text: str, *, patience: float = IN_A_TALK) -> Report | None:
        """What is wrong with a text; None when the checker is not there within `patience` seconds."""
        ...


class Unchecked:
    """Where there is no checker."""

    async def check(self, text: str, *, patience: float = IN_A_TALK) -> Report | None:  # noqa: ARG002
        return None
