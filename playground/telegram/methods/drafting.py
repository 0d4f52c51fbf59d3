"""sendMessageDraft: a preview of an answer that is being written, for 30 seconds after its last change."""

from typing import Final

from aiogram.methods import SendMessageDraft

from playground.telegram.accounts import BotAccount, Draft
from playground.telegram.composing import answered
from playground.telegram.errors import bad_request
from playground.telegram.formatting.text import checked_text
from playground.telegram.methods.sending import marked
from playground.telegram.world import World

SECONDS: Final = 30.0
_THINKING: Final = "…"


def send_message_draft(world: World, bot: BotAccount, call: SendMessageDraft) -> bool:
    """An empty text shows that the bot is thinking."""
    text, entities = checked_text(call.text, call.parse_mode, call.entities) if call.text else ("", [])
    chat = world.open_chat(bot, call.chat_id)
    if call.draft_id == 0:
        raise bad_request("invalid draft identifier specified")
    chat.draft = Draft(
        id=call.draft_id,
        text=text,
        entities=marked("entities", world, entities).get("entities", []),
        can_stop=bool(call.can_stop),
        keep_on_stop=bool(call.keep_on_stop),
        ends_at=world.timing.now() + SECONDS,
    )
    answered(world, chat)
    world.bus.publish(chat, draft_event(chat.draft))
    return True


def draft_event(draft: Draft) -> dict[str, object]:
    return {
        "type": "draft",
        "draft_id": draft.id,
        "text": draft.text or _THINKING,
        "entities": draft.entities,
        "can_stop": draft.can_stop,
    }
