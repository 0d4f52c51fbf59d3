"""Finds the bots: every package in `bots/` with a `spec`. A new bot is a new folder, and no list to be edited."""

import importlib

import structlog

from bots import bot_names
from bots.kit.catalogs import KIT, Catalogs
from bots.kit.spec import BotSpec
from core.users.types import BotName

log = structlog.get_logger(__name__)


def discover() -> list[BotSpec]:
    """The bots that can be set up. One that cannot is logged and left out: it must not stop the others."""
    found = (_find(BotName(name)) for name in bot_names())
    return [spec for spec in found if spec is not None]


def load_catalogs(spec: BotSpec) -> Catalogs:
    """The bot's own words first, then the kit's."""
    return Catalogs.load(spec.locales, KIT)


def _find(name: BotName) -> BotSpec | None:
    try:
        spec = importlib.import_module(f"bots.{name}").spec
    except Exception:  # whatever a bot does wrong while it is imported
        log.exception("bot cannot be set up", bot=name)
        return None
    if isinstance(spec, BotSpec) and spec.name == name:
        return spec
    log.error("bot is not called like its folder, or its spec is no BotSpec", bot=name)
    return None
