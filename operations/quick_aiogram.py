"""Loads aiogram in about 1.5 s instead of 7: its 600 pydantic models are built when first used, not all at import.

aiogram imports the types that its annotations name only for type checkers, and at the end of the import rebuilds
every model with one namespace of all types. Here pydantic's own `defer_build` is on during the import, and every
module is given the names that its annotations use, so pydantic finds them whenever it builds a model. What a model
accepts does not change (`tests/operations/test_quick_aiogram.py` compares the schemas). Without this everything
works too, only later: a worker that died would be back after 7 s.
"""

import re
import sys
from types import ModuleType
from typing import Any

from pydantic import BaseModel

_NAME = re.compile(r"[A-Za-z_]\w*")


def load_aiogram() -> None:
    """Imports aiogram. To be called before anything else imports it; later calls do nothing."""
    if "aiogram" in sys.modules:
        return
    rebuild = BaseModel.__dict__["model_rebuild"]
    names: dict[str, Any] = {}

    def note(_cls: type[BaseModel], /, *, _types_namespace: dict[str, Any] | None = None, **_: Any) -> None:
        names.update(_types_namespace or {})

    BaseModel.model_config["defer_build"] = True
    BaseModel.model_rebuild = classmethod(note)  # type: ignore[assignment]
    try:
        import aiogram.methods
        import aiogram.types  # noqa: F401
    finally:
        BaseModel.model_rebuild = rebuild  # type: ignore[method-assign]
        del BaseModel.model_config["defer_build"]
    for name, module in sys.modules.items():
        if name.startswith(("aiogram.types.", "aiogram.methods.")):
            _give_names(module, names)


def _give_names(module: ModuleType, names: dict[str, Any]) -> None:
    """What the module imports for type checkers only, as far as the fields of its models use it."""
    here = vars(module)
    for model in [value for value in here.values() if isinstance(value, type) and value.__module__ == module.__name__]:
        for name in _annotated_with(model) & names.keys():
            here.setdefault(name, names[name])


def _annotated_with(model: type) -> set[str]:
    """Every name in the annotations of the model's fields, inherited ones included."""
    annotations = [text for one in model.__mro__ for text in vars(one).get("__annotations__", {}).values()]
    return {name for text in annotations if isinstance(text, str) for name in _NAME.findall(text)}
