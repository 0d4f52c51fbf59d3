"""Loads aiogram in about 1.5 s instead of 7: its 600 pydantic models are built when first used, not all at import.

aiogram rebuilds every type eagerly with one namespace of all types. Here pydantic's own `defer_build` is on while
aiogram is imported, and the namespace is kept for the moment when a model is needed. What a model accepts does
not change (`tests/operations/test_quick_aiogram.py` compares the schemas). Without this everything works too,
only later: a worker that died would be back after 7 s.
"""

import sys
from typing import Any

from pydantic import BaseModel


def load_aiogram() -> None:
    """Imports aiogram. To be called before anything else imports it; later calls do nothing."""
    if "aiogram" in sys.modules:
        return
    build = BaseModel.__dict__["model_rebuild"].__func__
    names: dict[str, Any] = {}

    def note(_cls: type[BaseModel], /, *, _types_namespace: dict[str, Any] | None = None, **_: Any) -> None:
        names.update(_types_namespace or {})

    def build_with_names(cls: type[BaseModel], /, **options: Any) -> bool | None:
        options["_types_namespace"] = {**names, **(options.get("_types_namespace") or {})}
        built: bool | None = build(cls, **options)
        return built

    BaseModel.model_config["defer_build"] = True
    BaseModel.model_rebuild = classmethod(note)  # type: ignore[assignment]
    try:
        from aiogram.methods import Response, TelegramMethod
        from aiogram.types import TelegramObject
    finally:
        BaseModel.model_rebuild = classmethod(build)  # type: ignore[assignment]
        del BaseModel.model_config["defer_build"]
    for root in (TelegramObject, TelegramMethod, Response):
        root.model_rebuild = classmethod(build_with_names)  # type: ignore[assignment]
