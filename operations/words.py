"""What the operator reads on the console: calm single lines, and what a person must do when we cannot."""

import sys


class PersonMustActError(Exception):
    """We cannot go on by ourselves. The text says what is wrong and what to do about it."""


def say(text: str) -> None:
    """One line to the person at the console. Not a log: no time, no fields."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
