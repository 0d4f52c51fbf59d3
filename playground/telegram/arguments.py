"""Bot API arguments from a request to aiogram's method types, with Telegram's words for what does not fit."""

from functools import cache
from typing import Any, Final, get_args

import aiogram.methods
import orjson
from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile
from pydantic import BaseModel, ValidationError

from playground.telegram.errors import ApiError, bad_request

Method = TelegramMethod[Any]
Upload = tuple[str, bytes]
"""A file part of a request: its name and its bytes."""

_CHAT_FIELDS: Final = ("chat_id", "from_chat_id")
_MISSING: Final = {"chat_id": "chat_id is empty", "text": "message text is empty"}
_ATTACHED: Final = "attach://"


@cache
def method_types() -> dict[str, type[Method]]:
    """All methods of the Bot API by their name in lower case: Telegram does not mind the case."""
    types = (getattr(aiogram.methods, name) for name in aiogram.methods.__all__)
    return {
        one.__api_method__.lower(): one
        for one in types
        if isinstance(one, type) and issubclass(one, TelegramMethod) and one is not TelegramMethod
    }


def read_method(name: str, fields: dict[str, Any], files: dict[str, Upload]) -> Method:
    """The call a request makes; raises 404 for a method Telegram does not have, 400 for wrong arguments."""
    method_type = method_types().get(name.lower())
    if method_type is None:
        raise ApiError(404, "Not Found: method not found")
    values = {key: _value(method_type, key, value) for key, value in fields.items()}
    for key, upload in files.items():
        if key in method_type.model_fields:
            values[key] = _attached(upload)
    if files:
        values = _with_files(values, files)
    for key in _CHAT_FIELDS:
        values[key] = _chat(values.get(key))
    try:
        return method_type.model_validate({key: value for key, value in values.items() if value is not None})
    except ValidationError as error:
        raise _wrong_argument(error) from error


def _value(method_type: type[Method], key: str, value: Any) -> Any:
    """Objects and lists come as JSON text, but for a JSON request."""
    if not isinstance(value, str) or key not in _json_fields(method_type):
        return value
    if not value:
        return None
    try:
        return orjson.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {key.replace('_', ' ')} JSON object") from None


@cache
def _json_fields(method_type: type[Method]) -> frozenset[str]:
    fields = method_type.model_fields.items()
    return frozenset(name for name, field in fields if _is_structure(field.annotation))


def _is_structure(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, (BaseModel, list, dict)):
        return True
    origin = getattr(annotation, "__origin__", None)
    return origin in {list, dict} or any(_is_structure(part) for part in get_args(annotation))


def _chat(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.lstrip("-").isdigit() else value


def _attached(upload: Upload) -> BufferedInputFile:
    name, data = upload
    if not data:
        raise bad_request("file must be non-empty")
    return BufferedInputFile(data, filename=name)


def _with_files(value: Any, files: dict[str, Upload]) -> Any:
    """Each `attach://name` becomes the file of that name."""
    if isinstance(value, dict):
        return {key: _with_files(item, files) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_files(item, files) for item in value]
    if isinstance(value, str) and value.startswith(_ATTACHED):
        upload = files.get(value.removeprefix(_ATTACHED))
        return value if upload is None else _attached(upload)
    return value


def _wrong_argument(error: ValidationError) -> ApiError:
    first = error.errors(include_url=False, include_input=False)[0]
    name = str(first["loc"][0]) if first["loc"] else "request"
    if first["type"] == "missing" and len(first["loc"]) == 1:
        return bad_request(_MISSING.get(name, f'parameter "{name}" is required'))
    if name == "reply_markup":
        return bad_request("can't parse reply keyboard markup JSON object")
    return bad_request(f'can\'t parse parameter "{name}": {first["msg"]}')
