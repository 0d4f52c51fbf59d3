"""What the kit's own buttons do. The main screens of the bots lead to the first four of them."""

from bots.kit.screens import Action, Button
from bots.kit.words import Words


class OpenHome(Action, prefix="home"):
    """The bot's main menu."""


class OpenHelp(Action, prefix="help"):
    """What the bot can do."""


class OpenSettings(Action, prefix="settings"):
    """Language and time zone."""


class OpenLanguages(Action, prefix="languages"):
    """The languages to choose from."""


class PickLanguage(Action, prefix="language"):
    """Speak this language from now on."""

    code: str


class PickPalette(Action, prefix="palette"):
    """Draw pictures like this from now on."""

    dark: bool


class OpenZones(Action, prefix="zones"):
    """The form that asks for the time zone."""


class PickZone(Action, prefix="zone"):
    """Live by this clock from now on."""

    zone: str


def settings_button(say: Words) -> Button:
    return Button(say.plain("Settings"), OpenSettings())


def help_button(say: Words) -> Button:
    return Button(say.plain("What I can do"), OpenHelp())


def back(say: Words, to: Action) -> tuple[Button, ...]:
    """The row that leads back."""
    return (Button(say.plain("‹ Back"), to),)
