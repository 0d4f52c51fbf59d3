"""The bank of placement items: YAML files in `items/<level>/<skill>.yaml`, read strictly.

A file is a list of items. The level and the skill stand in the place of the file and again in each key.
"""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError, model_validator

from core.levels.types import GAP, Bilingual, Item, ItemKey, ItemKind, Level, PointKey, Skill

ITEMS = Path(__file__).parent / "items"
CODES = {Skill.GRAMMAR: "gr", Skill.VOCABULARY: "vo", Skill.READING: "re", Skill.LISTENING: "li"}
"""The skills that are placed, and how keys abbreviate them."""
OPTIONS = 4
PASSAGE_WORDS = range(30, 131)
"""What is read on a phone within a minute, and is a text."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class BankInvalidError(ValueError):
    """A file of the bank does not say what items say. The message names the file and the place."""


class Explained(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    ru: Text
    en: Text


class ItemSource(BaseModel):
    """One item as its author writes it."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    key: Annotated[str, StringConstraints(pattern=r"^(a1|a2|b1|b2|c1|c2)-(gr|vo|re|li)-\d{3}$")]
    kind: Literal["typed", "choice"]
    point: Annotated[str, StringConstraints(pattern=r"^(grammar|vocabulary|reading|listening)/[a-z0-9-]+$")]
    passage: Text | None = None
    audio: Text | None = None
    prompt: Text
    options: Annotated[list[Text], Field(min_length=OPTIONS, max_length=OPTIONS)] | None = None
    answer: Annotated[int, Field(ge=0, lt=OPTIONS)] | None = None
    accept: Annotated[list[Text], Field(min_length=1)] | None = None
    explanation: Explained

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "ItemSource":
        typed = self.kind == "typed"
        if typed != (self.accept is not None) or typed == (self.options is not None or self.answer is not None):
            raise ValueError("typed items have `accept`, choice items have `options` and `answer`, and not both")
        if not typed and (self.options is None or self.answer is None):
            raise ValueError("a choice item has both `options` and `answer`")
        return self

    @model_validator(mode="after")
    def _fits_its_skill(self) -> "ItemSource":
        if (self.passage is not None) != (self.skill is Skill.READING):
            raise ValueError("a `passage` is what reading items have, and only they")
        if (self.audio is not None) != (self.skill is Skill.LISTENING):
            raise ValueError("`audio` is what listening items have, and only they")
        if self.passage is not None and len(self.passage.split()) not in PASSAGE_WORDS:
            raise ValueError(f"a passage has {PASSAGE_WORDS.start} to {PASSAGE_WORDS.stop - 1} words")
        return self

    @model_validator(mode="after")
    def _has_one_gap_at_most(self) -> "ItemSource":
        if self.prompt.count(GAP) > 1 or re.search(r"(?<!_)_{1,2}(?!_)|_{4,}", self.prompt):
            raise ValueError(f"a prompt has one gap, written {GAP}")
        return self

    @property
    def skill(self) -> Skill:
        code = self.key.split("-")[1]
        return next(skill for skill, its in CODES.items() if its == code)

    def to_item(self) -> Item:
        return Item(
            key=ItemKey(self.key),
            kind=ItemKind(self.kind),
            level=Level(self.key.split("-")[0].upper()),
            skill=self.skill,
            point=PointKey(self.point),
            prompt=self.prompt,
            passage=self.passage or "",
            audio=self.audio or "",
            options=tuple(self.options or ()),
            answer=self.answer,
            accept=tuple(self.accept or ()),
            explanation=Bilingual(self.explanation.ru, self.explanation.en),
        )


_FILE: TypeAdapter[list[ItemSource]] = TypeAdapter(list[ItemSource])


def load_items(folder: Path = ITEMS) -> tuple[Item, ...]:
    """Every item of the bank, the lowest level first. Raises BankInvalidError."""
    files = (folder / level.lower() / f"{skill}.yaml" for level in Level for skill in CODES)
    return tuple(item for file in files if file.exists() for item in load_file(file))


def load_file(file: Path) -> tuple[Item, ...]:
    """The items of one file. Raises BankInvalidError."""
    try:
        content: Any = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        sources = _FILE.validate_python(content or [])
    except (yaml.YAMLError, ValidationError) as error:
        raise BankInvalidError(f"{file}: {error}") from error
    prefix = f"{file.parent.name}-{CODES[Skill(file.stem)]}-"
    if strangers := [source.key for source in sources if not source.key.startswith(prefix)]:
        raise BankInvalidError(f"{file}: keys begin with {prefix}, unlike {', '.join(strangers)}")
    return tuple(source.to_item() for source in sources)
