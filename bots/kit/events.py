"""What the core puts into a lane by itself, carried out in Telegram."""

from typing import Literal

import structlog
from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramForbiddenError
from pydantic import BaseModel, ConfigDict

from bots.kit.turn import sent_once
from core.updates.turns import CallUncertainError

log = structlog.get_logger(__name__)


class Announcement(BaseModel):
    """One person's copy of a message that goes out to many. `text` is HTML, at most 4096 code units."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["announcement"] = "announcement"
    chat_id: int
    text: str


async def perform(bot: Bot, body: bytes) -> None:
    """Send an announcement at most once: better missed by one person after a crash than read twice by many."""
    announcement = Announcement.model_validate_json(body)
    token = sent_once.set(True)
    try:
        await bot.send_message(announcement.chat_id, announcement.text, parse_mode=ParseMode.HTML)
    except TelegramForbiddenError as error:
        log.info("not allowed to write", reason=error.message)
    except CallUncertainError:
        log.warning("announcement withheld, it may have been sent before")
    finally:
        sent_once.reset(token)
