"""What there is to be mastered, as the list in `points.yaml` has it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from core.levels.types import Bilingual, Level, PointKey

POINTS = Path(__file__).parent / "points.yaml"


class Titles(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    ru: str
    en: str


class Point(BaseModel):
    """One line of the list. `level` is where the point is taught."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    title: Titles
    level: Level


@cache
def points() -> Mapping[PointKey, Point]:
    """Every point, in the order of teaching within its skill."""
    listed = TypeAdapter(tuple[Point, ...]).validate_python(yaml.load(POINTS.read_bytes(), yaml.CSafeLoader))
    return {PointKey(one.key): one for one in listed}


def title_of(point: PointKey, language: str) -> str:
    """How a point is called; of one that is on no list any more, the name in its key."""
    listed = points().get(point)
    if listed is None:
        return point.partition("/")[2].replace("-", " ")
    return Bilingual(ru=listed.title.ru, en=listed.title.en).in_language(language)
