"""What the mentor shows."""

from bots.kit.actions import help_button, settings_button
from bots.kit.screens import Button, Screen
from bots.kit.words import Words
from core.users.types import Person


def welcome(say: Words, person: Person) -> Screen:
    text = say(
        "Hello, {name}! Here people learn to ask a language model so that it does what they need.\n\n"
        "The first tasks are still being written. Until then you can choose the language we speak, "
        "and your time zone, so that I never write to you at night.",
        name=person.first_name,
    )
    return Screen(text, _menu(say))


def home(say: Words, _: Person) -> Screen:
    return Screen(
        say("<b>Working with language models</b>\n\nThe tasks are still being written. This is ready:"),
        _menu(say),
    )


def _menu(say: Words) -> tuple[tuple[Button, ...], ...]:
    return ((settings_button(say),), (help_button(say),))
