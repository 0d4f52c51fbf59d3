"""What the tutor shows."""

from bots.kit.actions import help_button, settings_button
from bots.kit.screens import Button, Screen
from bots.kit.words import Words
from core.users.types import Person


def welcome(say: Words, person: Person) -> Screen:
    text = say(
        "Hello, {name}! I am your English tutor. Let us talk: write to me in English about work, travel, food or "
        "anything else, and I will ask on and help with mistakes.\n\n"
        "Choose your time zone too, so that I never write to you at night.",
        name=person.first_name,
    )
    return Screen(text, _menu(say))


def home(say: Words, _: Person) -> Screen:
    return Screen(
        say("<b>English</b>\n\nJust write to me, in English if you can: about your day, work, travel. I will ask on."),
        _menu(say),
    )


def _menu(say: Words) -> tuple[tuple[Button, ...], ...]:
    return ((settings_button(say),), (help_button(say),))
