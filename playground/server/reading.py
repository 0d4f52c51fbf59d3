"""Requests into plain values: JSON, url-encoded and multipart bodies, query strings."""

from typing import Any
from urllib.parse import parse_qsl

import orjson
from aiohttp import web

from playground.telegram.arguments import Upload
from playground.telegram.errors import ActError, bad_request

Fields = dict[str, Any]


async def read_arguments(request: web.Request) -> tuple[Fields, dict[str, Upload]]:
    """The arguments of a Bot API call from the address and the body, whatever the body's form."""
    fields: Fields = dict(request.query)
    files: dict[str, Upload] = {}
    if request.method == "POST" and request.can_read_body:
        kind = request.content_type
        if kind == "application/json":
            fields.update(_object(await request.read()))
        elif kind == "multipart/form-data":
            await _read_form(request, fields, files)
        else:
            fields.update(parse_qsl((await request.read()).decode(), keep_blank_values=True))
    return fields, files


async def read_sim_form(request: web.Request) -> tuple[Fields, dict[str, Upload]]:
    fields: Fields = {}
    files: dict[str, Upload] = {}
    await _read_form(request, fields, files)
    return fields, files


async def read_sim_object(request: web.Request) -> Fields:
    """The JSON object of a /sim request; no body is an empty one."""
    body = await request.read()
    if not body:
        return {}
    try:
        value = orjson.loads(body)
    except ValueError as error:
        raise ActError(f"The body is not JSON: {error}.") from error
    if not isinstance(value, dict):
        raise ActError("The body must be a JSON object.")
    return value


def text_field(body: Fields, name: str, *, required: bool = True) -> str | None:
    value = body.get(name)
    if value is None and not required:
        return None
    if not isinstance(value, str) or not value:
        raise ActError(f"The field {name} must be a text.")
    return value


def number_field(body: Fields, name: str, *, required: bool = True) -> int | None:
    value = body.get(name)
    if value is None and not required:
        return None
    if isinstance(value, str) and value.isdigit():
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ActError(f"The field {name} must be a whole number.")
    return value


def number_query(request: web.Request, name: str) -> int:
    """A number of the query string, 0 when it is not given."""
    value = request.query.get(name, "0")
    if not value.isdigit():
        raise ActError(f"{name} must be a whole number.")
    return int(value)


async def _read_form(request: web.Request, fields: Fields, files: dict[str, Upload]) -> None:
    for name, part in (await request.post()).items():
        if isinstance(part, web.FileField):
            files[name] = (part.filename, part.file.read())
        else:
            fields[name] = part if isinstance(part, str) else bytes(part).decode()


def _object(body: bytes) -> Fields:
    try:
        value = orjson.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object")
    return value
