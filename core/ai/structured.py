"""Answers of a shape: JSON checked by a pydantic model, one try to repair it, then a typed error."""

from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from core.ai.errors import ModelOutputInvalidError, ModelRefusedError
from core.ai.metering import Call
from core.ai.prompts import prompt
from core.ai.router import Models
from core.ai.shapes import WrongShapeError, parse
from core.ai.types import Answer, ChatRequest, Finish, Message, ModelRef, Role, Use

S = TypeVar("S", bound=BaseModel)


async def ask_for(
    models: Models,
    shape: type[S],
    request: ChatRequest,
    call: Call,
    *,
    prefer: ModelRef | None = None,
    allowed: Collection[ModelRef] | None = None,
    use: Use = Use.CHAT,
) -> S:
    """An answer of that shape. Raises ModelOutputInvalidError when the repaired one is wrong as well."""

    async def ask(messages: tuple[Message, ...], first: ModelRef | None) -> Answer:
        shaped = replace(request, messages=messages, shape=shape)
        answer = await models.ask(shaped, call, prefer=first, allowed=allowed, use=use)
        if answer.finish is Finish.REFUSED:
            raise ModelRefusedError(answer.model)
        return answer

    answer = await ask(request.messages, prefer)
    try:
        return parse(answer, shape)
    except WrongShapeError as wrong:
        repair = (*request.messages, Message(Role.ASSISTANT, answer.text), _repair(wrong))
    answer = await ask(repair, answer.model)
    try:
        return parse(answer, shape)
    except WrongShapeError:
        raise ModelOutputInvalidError(answer.model, code="wrong_shape") from None


def _repair(wrong: WrongShapeError) -> Message:
    problems = "\n".join(f"- {problem}" for problem in wrong.problems)
    return Message(Role.USER, prompt("structured_repair", 1).render(problems=problems))
