"""Chat Completions, the one protocol that every compatible server speaks: ChatGPT, DeepSeek, Ollama, vLLM, …"""

import base64
from collections.abc import AsyncGenerator
from typing import Any, cast

import openai

from core.ai.capabilities import ModelRecord, Structured
from core.ai.openai_errors import WIRE_ERRORS, translate
from core.ai.ports import ChatEvent, Finished, TextPiece, Thinking, Used
from core.ai.shapes import instructed, strict_schema
from core.ai.types import ChatRequest, Finish, Message, Role, Usage

FINISHES = {"stop": Finish.COMPLETE, "length": Finish.LENGTH, "content_filter": Finish.REFUSED}
"""Other reasons (tool calls, which we never offer; a server's own) end an answer like `stop`."""


class OpenAiChat:
    def __init__(self, client: openai.AsyncOpenAI) -> None:
        self._client = client

    async def stream(self, model: ModelRecord, request: ChatRequest) -> AsyncGenerator[ChatEvent, None]:
        try:
            chunks = await cast(Any, self._client.chat.completions.create)(**body(model, request))
            async with chunks:
                async for chunk in chunks:
                    for event in events(chunk):
                        yield event
        except WIRE_ERRORS as error:
            raise translate(model.ref, error) from None


def body(model: ModelRecord, request: ChatRequest) -> dict[str, Any]:
    """The request's body: nothing that this model would not accept."""
    fields: dict[str, Any] = {
        "model": model.ref.name,
        "messages": [_message(message) for message in instructed(model, request)],
        "stream": True,
        model.limit_field: request.max_output_tokens + model.thinking_tokens,
    }
    if model.stream_usage:
        fields["stream_options"] = {"include_usage": True}
    if model.temperature and request.temperature is not None:
        fields["temperature"] = request.temperature
    if model.reasoning_effort is not None:
        fields["reasoning_effort"] = model.reasoning_effort
    if request.shape is not None and model.structured is not Structured.TEXT:
        fields["response_format"] = _format(model, request)
    return fields


def _format(model: ModelRecord, request: ChatRequest) -> dict[str, Any]:
    if model.structured is Structured.JSON or request.shape is None:
        return {"type": "json_object"}
    schema = {"name": request.shape.__name__, "strict": True, "schema": strict_schema(request.shape)}
    return {"type": "json_schema", "json_schema": schema}


def _message(message: Message) -> dict[str, Any]:
    if not message.pictures:
        return {"role": message.role.value, "content": message.text}
    parts: list[dict[str, Any]] = [{"type": "text", "text": message.text}]
    for picture in message.pictures:
        data = base64.b64encode(picture.data).decode()
        parts.append({"type": "image_url", "image_url": {"url": f"data:{picture.mime};base64,{data}"}})
    return {"role": Role.USER.value, "content": parts}


def events(chunk: Any) -> list[ChatEvent]:
    """What a chunk says. The SDK does not check chunks, and servers leave fields out: nothing is taken for granted."""
    found: list[ChatEvent] = []
    for choice in (getattr(chunk, "choices", None) or [])[:1]:
        delta = getattr(choice, "delta", None)
        thought = getattr(delta, "reasoning_content", None)
        if thought:
            found.append(Thinking(thought))
        text = getattr(delta, "content", None)
        if text and isinstance(text, str):
            found.append(TextPiece(text))
        if getattr(delta, "refusal", None):
            found.append(Finished(Finish.REFUSED))
        reason = getattr(choice, "finish_reason", None)
        if reason:
            found.append(Finished(FINISHES.get(reason, Finish.COMPLETE)))
    usage = getattr(chunk, "usage", None)
    if usage is not None:
        found.append(Used(_usage(usage)))
    return found


def _usage(usage: Any) -> Usage:
    """OpenAI tells what was cached in details, DeepSeek beside the sums."""
    details = getattr(usage, "prompt_tokens_details", None)
    cached = getattr(details, "cached_tokens", None) or getattr(usage, "prompt_cache_hit_tokens", None) or 0
    tokens_in = getattr(usage, "prompt_tokens", None) or 0
    return Usage(
        tokens_in=tokens_in,
        tokens_out=getattr(usage, "completion_tokens", None) or 0,
        tokens_cached=min(cached, tokens_in),
    )
