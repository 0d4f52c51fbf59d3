"""Good English that looks like a mistake: the checker is sure of nothing in it."""

import tomllib
from pathlib import Path

import pytest

from core.checker.engine import Engine
from core.checker.types import Tier

GOOD = tomllib.loads((Path(__file__).parent / "good_english.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize("kind", GOOD)
def test_good_english_is_left_alone(kind: str, engine: Engine) -> None:
    reports = [engine.check(sentence) for sentence in GOOD[kind].strip().splitlines()]

    alarms = [(report.text, report.corrected) for report in reports if report.tier is Tier.SURE]
    assert alarms == []
