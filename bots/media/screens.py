"""What the studio shows."""

from bots.kit.actions import help_button, settings_button
from bots.kit.screens import Button, Screen
from bots.kit.words import PARAGRAPH, Words
from core.users.types import Person


def welcome(say: Words, person: Person) -> Screen:
    text = say(
        "Hello, {name}. This is the picture studio: posters, covers and illustrations by your description.\n\n"
        "It does not take orders yet, but it helps to word a brief: write what shall be in the picture and where it "
        "will be used.",
        name=person.first_name,
    )
    if person.time_zone is None:
        text = PARAGRAPH.joined(text, say("Choose your time zone too, so that no message comes at night."))
    return Screen(text, _menu(say))


def home(say: Words, _: Person) -> Screen:
    return Screen(
        say(
            "<b>Picture studio</b>\n\nWrite what shall be in the picture: I help to word the brief. "
            "No orders are taken yet."
        ),
        _menu(say),
    )


def _menu(say: Words) -> tuple[tuple[Button, ...], ...]:
    return ((settings_button(say),), (help_button(say),))
