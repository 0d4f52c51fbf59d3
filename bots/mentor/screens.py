"""What the mentor shows."""

from bots.kit.actions import help_button, settings_button
from bots.kit.screens import Button, Screen
from bots.kit.words import PARAGRAPH, Words
from core.users.types import Person


def welcome(say: Words, person: Person) -> Screen:
    text = say(
        "Hello, {name}! Here people learn to ask a language model so that it does what they need.\n\n"
        "Send me a prompt that you would give to a model, and I will show what I found in it and what I did not. "
        "Or ask me a question.",
        name=person.first_name,
    )
    if person.time_zone is None:
        zone = say("Choose your time zone too, so that I never write to you at night.")
        text = PARAGRAPH.joined(text, zone)
    return Screen(text, _menu(say))


def home(say: Words, _: Person) -> Screen:
    return Screen(
        say("<b>Working with language models</b>\n\nSend me a prompt, or ask a question."),
        _menu(say),
    )


def _menu(say: Words) -> tuple[tuple[Button, ...], ...]:
    return ((settings_button(say),), (help_button(say),))
