"""What the tutor shows."""

from bots.kit.actions import help_button, settings_button
from bots.kit.screens import Button, Screen
from bots.kit.words import Words
from core.users.types import Person


def welcome(say: Words, person: Person) -> Screen:
    text = say(
        "Hello, {name}! I am your English tutor, and these are my first days here.\n\n"
        "Lessons and talks are still being written. Until then you can choose the language I explain things in, "
        "and your time zone, so that I never write to you at night.",
        name=person.first_name,
    )
    return Screen(text, _menu(say))


def home(say: Words, _: Person) -> Screen:
    return Screen(
        say("<b>English</b>\n\nLessons and talks are still being written. This is ready:"),
        _menu(say),
    )


def _menu(say: Words) -> tuple[tuple[Button, ...], ...]:
    return ((settings_button(say),), (help_button(say),))
