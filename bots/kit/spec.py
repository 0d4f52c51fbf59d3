"""What the kit has to know of a bot. A bot is a folder beside this one whose package has a `spec`."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from aiogram import Router

from bots.kit.persona import Persona
from bots.kit.screens import Screen
from bots.kit.words import Html, Words
from core.app import App
from core.users.types import BotName, Person

ScreenMaker: TypeAlias = Callable[[Words, Person], Screen]
Kept: TypeAlias = Callable[[Words, Person, App], Awaitable[Html]]
"""Says what stays when a form is cancelled: "Your goal is still: travel"."""
Teller: TypeAlias = Callable[[Words, Person, App, Mapping[str, object]], Awaitable[Screen | None]]
"""Puts a piece of news into words, with lasting buttons: the message stays. None when it is not true any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command of one bot: its name without the slash, and what it does, marked with `msg`."""

    name: str
    does: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BotSpec:
    """A bot: its name, its words about itself, its main screen and its routing table."""

    name: BotName
    """The folder's name; it stands in webhook addresses, keys and settings, so it never changes."""
    folder: Path
    """Where the bot lives; its translations are in `locales/` there."""
    tagline: str
    """What it does in a line: at most 120 characters in every language, marked with `msg`."""
    about: str
    """What it does, for the empty chat and for /help: at most 512 characters, marked with `msg`."""
    home: ScreenMaker
    """The main menu."""
    welcome: ScreenMaker
    """The answer to /start."""
    create_router: Callable[[], Router]
    persona: Persona | None = None
    """How the bot talks freely; None: it does not."""
    commands: tuple[Command, ...] = ()
    """Beside those of the kit."""
    kept: Mapping[str, Kept] = field(default_factory=dict)
    """For each state of its forms, what stays when /cancel leaves it."""
    news: Mapping[str, Teller] = field(default_factory=dict)
    """What the bot tells of its own accord, by the name under which the core puts it out."""

    @property
    def locales(self) -> Path:
        return self.folder / "locales"
