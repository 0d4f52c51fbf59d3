"""The JSON shape of an answer: how a model is told of it, and how its answer is held against it."""

import json
import re
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from core.ai.capabilities import ModelRecord, Structured
from core.ai.prompts import prompt
from core.ai.types import Answer, ChatRequest, Finish, Message, Role

S = TypeVar("S", bound=BaseModel)

FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(?P<inside>.*?)\n?\s*```\s*\Z", re.DOTALL)
PROBLEMS_TOLD = 10


class WrongShapeError(ValueError):
    """An answer that is not of the shape, and in words for the model what is wrong with it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__()
        self.problems = problems[:PROBLEMS_TOLD]


def parse(answer: Answer, shape: type[S]) -> S:
    """Raises WrongShapeError. A code fence around the object is forgiven, an answer that was cut is not."""
    if answer.finish is Finish.CUT:
        raise WrongShapeError(["the answer: it was cut off"])
    fenced = FENCE.match(answer.text)
    try:
        return shape.model_validate_json(fenced["inside"] if fenced else answer.text)
    except ValidationError as error:
        raise WrongShapeError(_problems(error)) from None


def _problems(error: ValidationError) -> list[str]:
    """Where and what; the values themselves are not repeated."""
    found = error.errors(include_url=False, include_input=False, include_context=False)
    return [f"{'.'.join(map(str, one['loc'])) or 'the answer'}: {one['msg']}" for one in found]


def instructed(model: ModelRecord, request: ChatRequest) -> tuple[Message, ...]:
    """The messages for this model: one that takes no schema is told it at the end of the system message."""
    messages = request.messages
    if request.shape is None or model.structured is Structured.SCHEMA:
        return messages
    schema = json.dumps(request.shape.model_json_schema(), ensure_ascii=False)
    order = prompt("structured_json", 1).render(schema=schema)
    if messages and messages[0].role is Role.SYSTEM:
        return (replace(messages[0], text=f"{messages[0].text}\n\n{order}"), *messages[1:])
    return (Message(Role.SYSTEM, order), *messages)


def strict_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema as `strict` wants it: every property required, none other allowed, no defaults."""
    schema = shape.model_json_schema()
    _make_strict(schema)
    return schema


def _make_strict(node: Any) -> None:
    if isinstance(node, list):
        for part in node:
            _make_strict(part)
    elif isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            node["required"] = list(node["properties"])
            node["additionalProperties"] = False
            for field in node["properties"].values():
                field.pop("default", None)
        for part in node.values():
            _make_strict(part)
