"""GigaChat by Sber's own SDK: it gets the token and renews it (30 minutes), and speaks through Sber's certificates."""

import base64
import logging
import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Any, cast

import httpx
from gigachat import GigaChatAsyncClient
from gigachat.exceptions import GigaChatException, ResponseError

from core.ai.capabilities import ModelRecord
from core.ai.errors import (
    ModelError,
    ModelOutputInvalidError,
    ModelRefusedError,
    ModelTimedOutError,
    ModelUnavailableError,
)
from core.ai.openai_media import mime_of
from core.ai.ports import ChatEvent, Finished, TextPiece, Thinking, Used
from core.ai.provider_errors import from_status
from core.ai.shapes import instructed
from core.ai.types import ChatRequest, Finish, Message, ModelRef, Picture, PictureRequest, Role, Usage

WIRE_ERRORS = (GigaChatException, httpx.HTTPError, httpx.InvalidURL, ValueError)
"""A chunk that is no JSON or not of the SDK's shape raises a ValueError."""
FINISHES = {"stop": Finish.COMPLETE, "length": Finish.LENGTH, "blacklist": Finish.REFUSED}
IMAGE = re.compile(r"<img\s[^>]*?src=\"(?P<file>[A-Za-z0-9-]+)\"")
ERROR_FINISH = "error"
LOWEST_TEMPERATURE = 0.001
"""Zero itself is answered with 422."""


class GigaChat:
    """Chat and images. The caller's places at the provider are the limit of 1 or 10 streams."""

    def __init__(self, client: GigaChatAsyncClient) -> None:
        # The SDK writes a chunk it cannot read into the log as it came: what the model said to a person.
        logging.getLogger("gigachat").setLevel(logging.CRITICAL)
        self._client = client

    async def stream(self, model: ModelRecord, request: ChatRequest) -> AsyncGenerator[ChatEvent, None]:
        try:
            chunks = cast(AsyncGenerator[Any, None], self._client.astream(body(model, request)))
            async with aclosing(chunks):
                async for chunk in chunks:
                    for event in events(chunk):
                        yield event
        except WIRE_ERRORS as error:
            raise translate(model.ref, error) from None

    async def paint(self, model: ModelRecord, request: PictureRequest) -> tuple[Picture, Usage]:
        """It draws when its own function is offered and the text asks for a picture; normally it may also not."""
        messages = [{"role": "user", "content": request.prompt}]
        try:
            answer = await self._client.achat({"model": model.ref.name, "messages": messages, "function_call": "auto"})
            choice, usage = answer.choices[0], usage_of(answer.usage)
            found = IMAGE.search(choice.message.content)
            if choice.finish_reason == "blacklist":
                raise ModelRefusedError(model.ref, code="blacklist", billed=usage)
            if found is None:
                raise ModelOutputInvalidError(model.ref, code="no_picture", billed=usage)
            encoded = await self._client.aget_image(found["file"])
            data = base64.b64decode(encoded.content)
        except WIRE_ERRORS as error:
            raise translate(model.ref, error) from None
        return Picture(data, mime_of(data)), usage


def body(model: ModelRecord, request: ChatRequest) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "model": model.ref.name,
        "messages": _messages(instructed(model, request)),
        model.limit_field: request.max_output_tokens + model.thinking_tokens,
    }
    if model.temperature and request.temperature is not None:
        fields["temperature"] = max(request.temperature, LOWEST_TEMPERATURE)
    return fields


def _messages(messages: Sequence[Message]) -> list[dict[str, str]]:
    """One system message, and it comes first: anything else is answered with 422."""
    system = "\n\n".join(message.text for message in messages if message.role is Role.SYSTEM)
    told = [{"role": m.role.value, "content": m.text} for m in messages if m.role is not Role.SYSTEM]
    return [{"role": Role.SYSTEM.value, "content": system}, *told] if system else told


def events(chunk: Any) -> list[ChatEvent]:
    found: list[ChatEvent] = []
    for choice in chunk.choices[:1]:
        if choice.delta.reasoning_content:
            found.append(Thinking(choice.delta.reasoning_content))
        if choice.delta.content and choice.finish_reason != "blacklist":
            found.append(TextPiece(choice.delta.content))
        if choice.finish_reason and choice.finish_reason != ERROR_FINISH:
            found.append(Finished(FINISHES.get(choice.finish_reason, Finish.COMPLETE)))
    if chunk.usage is not None:
        found.append(Used(usage_of(chunk.usage)))
    return found


def usage_of(usage: Any) -> Usage:
    """Tokens it had kept are told beside the prompt's, are not among them, and are not billed."""
    return Usage(tokens_in=usage.prompt_tokens, tokens_out=usage.completion_tokens)


def translate(model: ModelRef, error: Exception) -> ModelError:
    """To be raised `from None`: the SDK's message holds the whole answer and its headers."""
    match error:
        case ResponseError():
            return from_status(model, error.status_code, code=None, headers=error.headers or {})
        case httpx.TimeoutException():
            return ModelTimedOutError(model)
        case httpx.HTTPError() | httpx.InvalidURL():
            return ModelUnavailableError(model, code="connection_failed")
        case _:
            return ModelUnavailableError(model, code="malformed_stream")
