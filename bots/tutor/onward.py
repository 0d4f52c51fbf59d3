"""The way on through the day's session, for whatever has just ended."""

from bots.kit.screens import Action, Button
from bots.kit.words import Words


class OpenPractice(Action, prefix="practice"):
    """Today's session."""


def practise(say: Words) -> tuple[Button, ...]:
    """The row that leads into today's session from where there is nothing yet."""
    return (Button(say.plain("Practise"), OpenPractice()),)


def onward(say: Words) -> tuple[Button, ...]:
    """The row that leads on to the next part of today."""
    return (Button(say.plain("Today's plan"), OpenPractice()),)
