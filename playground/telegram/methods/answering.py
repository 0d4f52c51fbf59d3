"""answerCallbackQuery."""

from typing import Final

from aiogram.methods import AnswerCallbackQuery

from playground.telegram.accounts import BotAccount
from playground.telegram.composing import answered
from playground.telegram.errors import bad_request
from playground.telegram.formatting.units import utf16_length
from playground.telegram.queries import Queries
from playground.telegram.world import World

_TEXT_LIMIT: Final = 200


class Answering:
    """Knows which presses wait for an answer."""

    def __init__(self, presses: Queries) -> None:
        self._presses = presses

    def answer_callback_query(self, world: World, bot: BotAccount, call: AnswerCallbackQuery) -> bool:
        if call.text and utf16_length(call.text) > _TEXT_LIMIT:
            raise bad_request("MESSAGE_TOO_LONG")
        query = self._presses.answered(call.callback_query_id, bot.name)
        alert = {"text": call.text or "", "show_alert": bool(call.show_alert), "callback_id": query.id}
        answered(world, query.chat)
        world.bus.publish(query.chat, {"type": "alert", **alert})
        if query.answer is not None and not query.answer.done():
            query.answer.set_result(alert)
        return True
