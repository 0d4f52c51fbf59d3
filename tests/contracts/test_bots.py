"""Every bot in every language, and a bot that did not exist a moment ago, hold to the same rules."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import bots
from bots import bot_names
from bots.kit.discovery import discover, load_catalogs
from core.app import App
from tests.bots.telegram import Telegram
from tests.clocks import HandClock
from tests.contracts.bots import RULES, Rule

SPOKEN = [(spec.name, language) for spec in discover() for language in load_catalogs(spec).languages]

NEW_BOT = '''"""Greets."""

from pathlib import Path

from bots.greeter.handlers import create_router, home
from bots.kit.spec import BotSpec

spec = BotSpec(
    name="greeter", folder=Path(__file__).parent, tagline="Greets", about="Greets whoever comes.",
    home=home, welcome=home, create_router=create_router,
)
'''
ITS_HANDLERS = '''"""Greets by name, and knows who sent the person."""

from aiogram import F, Router
from aiogram.filters import CommandStart

from bots.kit.actions import settings_button
from bots.kit.screens import Screen

def create_router():
    router = Router()
    router.message.register(thank_friend, CommandStart(deep_link=True, magic=F.args.startswith("from_")))
    return router

async def thank_friend(_, command, show, say, person):
    friend = command.args.removeprefix("from_")
    await show(home(say, person).with_note(say("{friend} sent you.", friend=friend)))

def home(say, person):
    return Screen(say("Hello, {name}.", name=person.first_name), ((settings_button(say),),))
'''


@pytest.fixture
def new_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A folder with two files."""
    folder = tmp_path / "greeter"
    folder.mkdir()
    (folder / "__init__.py").write_text(NEW_BOT)
    (folder / "handlers.py").write_text(ITS_HANDLERS)
    monkeypatch.setattr(bots, "__path__", [*bots.__path__, str(tmp_path)])
    yield "greeter"
    for name in [name for name in sys.modules if name.startswith("bots.greeter")]:
        del sys.modules[name]


@pytest.mark.parametrize(("bot", "language"), SPOKEN)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
async def test_a_bot(telegram: Telegram, rule: Rule, bot: str, language: str) -> None:
    await rule(telegram.person("Ada", bot, language=language), telegram)


async def test_a_bot_of_two_files_needs_no_other_edit(new_bot: str, app: App, clock: HandClock, tables: None) -> None:
    for rule in RULES:
        telegram = Telegram(app, clock, discover())
        await rule(telegram.person("Ada", new_bot, language="ru"), telegram)


async def test_a_new_bot_takes_the_links_that_it_gives_out(
    new_bot: str, app: App, clock: HandClock, tables: None
) -> None:
    telegram = Telegram(app, clock, discover())
    ada = telegram.person("Ada", new_bot)

    await ada.says("/start from_Grace")

    assert telegram.text == "Grace sent you.\n\nHello, Ada."


def test_a_bot_that_cannot_be_set_up_stops_no_other(new_bot: str, tmp_path: Path) -> None:
    (tmp_path / "greeter" / "handlers.py").write_text("raise RuntimeError('no picture engine here')")

    assert new_bot in bot_names()
    assert [spec.name for spec in discover()] == ["media", "mentor", "tutor"]


def test_a_bot_called_otherwise_than_its_folder_is_left_out(new_bot: str, tmp_path: Path) -> None:
    code = tmp_path / "greeter" / "__init__.py"
    code.write_text(code.read_text().replace('name="greeter"', 'name="tutor"'))

    assert [spec.name for spec in discover()] == ["media", "mentor", "tutor"]
