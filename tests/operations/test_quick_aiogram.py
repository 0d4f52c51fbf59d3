"""Loading aiogram late must not change what its models take."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

SCHEMAS = """
import json, re, sys, warnings
if sys.argv[1] == "quick":
    from operations.quick_aiogram import load_aiogram
    load_aiogram()
from aiogram import methods, types
warnings.simplefilter("ignore")
found = types.Update.model_json_schema()["$defs"]  # nearly every type there is
for method in (methods.SendMessage, methods.EditMessageText, methods.SendInvoice, methods.SetMyCommands):
    method.model_rebuild()
    fields = repr({name: (str(field.annotation), field.is_required()) for name, field in method.model_fields.items()})
    found[method.__name__] = re.sub(" at 0x[0-9a-f]+", "", fields)
print(json.dumps(found, sort_keys=True))
"""


def schemas(how: str) -> dict[str, object]:
    ended = subprocess.run(
        [sys.executable, "-c", SCHEMAS, how], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    found: dict[str, object] = json.loads(ended.stdout)
    return found


def test_models_built_late_are_the_same_models() -> None:
    late, usual = schemas("quick"), schemas("as usual")

    assert {name for name in usual if late[name] != usual[name]} == set()
    assert len(usual) > 200


EVERY = """
from operations.quick_aiogram import load_aiogram
load_aiogram()
from aiogram import methods, types
models = [getattr(module, name) for module in (types, methods) for name in module.__all__]
late = [model for model in models if getattr(model, "__pydantic_complete__", True) is False]
assert len(late) > 400, len(late)
assert not [model for model in late if model.model_rebuild() is False]
"""


def test_every_model_can_be_built_late() -> None:
    assert subprocess.run([sys.executable, "-c", EVERY], cwd=ROOT, check=False).returncode == 0


def test_loading_twice_is_loading_once() -> None:
    twice = "from operations.quick_aiogram import load_aiogram as load; load(); load(); import aiogram"
    assert subprocess.run([sys.executable, "-c", twice], cwd=ROOT, check=False).returncode == 0
