"""answerCallbackQuery and answerInlineQuery."""

from typing import Final

from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery

from playground.telegram.accounts import BotAccount
from playground.telegram.composing import answered
from playground.telegram.errors import bad_request
from playground.telegram.formatting.units import utf16_length
from playground.telegram.queries import Queries
from playground.telegram.world import World

_TEXT_LIMIT: Final = 200
_RESULTS_LIMIT: Final = 50
_RESULT_ID_BYTES: Final = range(1, 65)


class Answering:
    """Knows which presses and inline queries wait for an answer."""

    def __init__(self, presses: Queries, inquiries: Queries) -> None:
        self._presses = presses
        self._inquiries = inquiries

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

    def answer_inline_query(self, world: World, bot: BotAccount, call: AnswerInlineQuery) -> bool:  # noqa: ARG002
        if len(call.results) > _RESULTS_LIMIT:
            raise bad_request("RESULTS_TOO_MUCH")
        ids = [result.id for result in call.results]
        if any(len(one.encode()) not in _RESULT_ID_BYTES for one in ids):
            raise bad_request("RESULT_ID_INVALID")
        if len(set(ids)) != len(ids):
            raise bad_request("RESULT_ID_DUPLICATE")
        query = self._inquiries.answered(call.inline_query_id, bot.name)
        if query.answer is not None and not query.answer.done():
            query.answer.set_result([one.model_dump(exclude_unset=True, mode="json") for one in call.results])
        return True
