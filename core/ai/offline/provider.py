"""The coaches behind the chat port: a provider like any other, that costs nothing and needs nobody."""

import re
from collections.abc import AsyncGenerator

from core.ai.capabilities import ModelRecord
from core.ai.errors import ModelUnavailableError
from core.ai.offline import media, mentor, tutor
from core.ai.offline.espeak import Espeak, espeak_is_there
from core.ai.offline.talk import Talk
from core.ai.offline.tutor import Corrector
from core.ai.ports import ChatEvent, Finished, Provider, TextPiece, Used
from core.ai.tokens import tokens_in_request, tokens_in_text
from core.ai.types import ChatRequest, Finish, Usage

NAME = "offline"
AT_ONCE = 1_000
SENTENCE = re.compile(r"\S.*?(?:[.!?…]\s+|\n+|\Z)", re.DOTALL)


def offline_provider(corrector: Corrector) -> Provider:
    """Needs no key; it speaks where espeak-ng is installed."""
    speech = Espeak() if espeak_is_there() else None
    return Provider(name=NAME, dialect=NAME, at_once=AT_ONCE, chat=OfflineChat(corrector), speech=speech)


class OfflineChat:
    """Answers sentence by sentence, as the coach that the model's name says."""

    def __init__(self, corrector: Corrector) -> None:
        self._corrector = corrector

    async def stream(self, model: ModelRecord, request: ChatRequest) -> AsyncGenerator[ChatEvent, None]:
        answer = await self._answer(model, request)
        for sentence in SENTENCE.findall(answer):
            yield TextPiece(sentence)
        yield Finished(Finish.COMPLETE)
        yield Used(Usage(tokens_in=tokens_in_request(request), tokens_out=tokens_in_text(answer), estimated=True))

    async def _answer(self, model: ModelRecord, request: ChatRequest) -> str:
        talk = Talk.of(request)
        match model.ref.name:
            case "tutor":
                return await tutor.answer(talk, self._corrector)
            case "mentor":
                return mentor.answer(talk)
            case "media":
                return media.answer(talk)
        raise ModelUnavailableError(model.ref, code="no_such_coach", temporary=False)
