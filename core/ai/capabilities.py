"""What each model can do and costs, read from `catalogue.toml`: a record beats an `if` on a model's name."""

import tomllib
from collections.abc import Collection
from datetime import date
from enum import StrEnum, unique
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from core.ai.prices import Price
from core.ai.types import ModelRef, Use

CATALOGUE = Path(__file__).with_name("catalogue.toml")


@unique
class Structured(StrEnum):
    """How a model is told to answer in JSON."""

    SCHEMA = "schema"
    """`response_format` takes the JSON schema."""
    JSON = "json"
    """`response_format` takes `json_object`; the schema is told in the prompt."""
    TEXT = "text"
    """The prompt is all there is."""


class ModelRecord(BaseModel):
    """One model. The defaults are the cautious choice: what every server is known to accept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ref: ModelRef
    uses: frozenset[Use] = frozenset({Use.CHAT})
    known: bool = True
    """Whether the catalogue lists it; an unlisted model works on its dialect's defaults, at an unknown price."""
    tier: str = "basic"
    """Allowances count `basic` and `advanced` models apart, and `free` ones not at all."""
    built_in: bool = False
    """No language model: asked only by whoever names it, never as the next best."""
    prices: tuple[Price, ...] = ()
    ends: date | None = None
    """The day on which the provider shuts it down: from then on it is offered only where the settings name it."""

    temperature: bool = False
    structured: Structured = Structured.TEXT
    limit_field: str = "max_tokens"
    """Reasoning models take `max_completion_tokens` only."""
    thinking_tokens: Annotated[int, Field(ge=0)] = 0
    """Added to the limit on the answer: hidden thinking is counted as output."""
    reasoning_effort: str | None = None
    vision: bool = False
    stream_usage: bool = False
    """Whether `stream_options` with `include_usage` is accepted."""
    context_tokens: Annotated[int, Field(gt=0)] = 8_000
    first_token_seconds: Annotated[float, Field(gt=0)] | None = None
    """Patience for the first token where it differs from the common one: reasoning models think first."""

    asks_for_base64: bool = False
    """Image models: whether `response_format` is accepted."""
    quality: str | None = None
    """Image models: sent as `quality` when set; it decides the price."""
    size_step: Annotated[int, Field(gt=0)] = 16
    largest_side: Annotated[int, Field(gt=0)] = 1024
    voice: str = "alloy"
    """Speech models: the voice when the caller wants none in particular."""


class Catalogue:
    """The records by name, in the order of the file: best first."""

    def __init__(self, records: dict[ModelRef, ModelRecord], defaults: dict[str, dict[str, Any]]) -> None:
        self._records = records
        self._defaults = defaults

    @classmethod
    def load(cls, path: Path = CATALOGUE) -> "Catalogue":
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        defaults: dict[str, dict[str, Any]] = content["defaults"]
        records = {}
        for written, fields in content["models"].items():
            ref = ModelRef.parse(written)
            records[ref] = ModelRecord(ref=ref, **{**defaults.get(ref.provider, {}), **fields})
        return cls(records, defaults)

    def record(self, ref: ModelRef, use: Use, dialect: str) -> ModelRecord:
        """What is known of a model, else the defaults of the dialect that its server speaks."""
        listed = self._records.get(ref)
        if listed is not None:
            return listed
        return ModelRecord(ref=ref, uses=frozenset({use}), known=False, **self._defaults.get(dialect, {}))

    def offered(self, use: Use, providers: Collection[str], today: date) -> tuple[ModelRef, ...]:
        """Every listed model of a use that is not shut down and whose provider is connected: the offer when the
        settings name none."""
        live = (record for record in self._records.values() if record.ends is None or today < record.ends)
        return tuple(record.ref for record in live if use in record.uses and record.ref.provider in providers)
