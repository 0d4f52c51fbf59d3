"""What the studio shows."""

from bots.kit.actions import help_button, settings_button
from bots.kit.screens import Button, Screen
from bots.kit.words import Words
from core.users.types import Person


def welcome(say: Words, person: Person) -> Screen:
    text = say(
        "Hello, {name}. This is the picture studio: posters, covers and illustrations by your description.\n\n"
        "It is being set up and does not take orders yet. Until then you can choose the language we speak, "
        "and your time zone, so that I never write to you at night.",
        name=person.first_name,
    )
    return Screen(text, _menu(say))


def home(say: Words, _: Person) -> Screen:
    return Screen(
        say("<b>Picture studio</b>\n\nIt does not take orders yet. This is ready:"),
        _menu(say),
    )


def _menu(say: Words) -> tuple[tuple[Button, ...], ...]:
    return ((settings_button(say),), (help_button(say),))
