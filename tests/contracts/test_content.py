"""What the paper on content shows by example is what the loaders read."""

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from core.checker.packs import load_groups, load_sets
from core.checker.patterns import compile_pattern
from core.dialogues.schema import Graph
from core.lessons.courses import Lesson
from core.lessons.steps import AnyExercise
from core.levels.bank import ItemSource
from core.vocabulary.bank import WrittenWord

PAPER = (Path(__file__).parents[2] / "docs" / "content.md").read_text(encoding="utf-8")


def example(heading: str) -> Any:
    """The first block below a heading."""
    section = PAPER.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    block = re.search(r"```(yaml|toml)\n(.*?)```", section, re.DOTALL)
    assert block is not None, f"no example under {heading}"
    return yaml.safe_load(block[2]) if block[1] == "yaml" else tomllib.loads(block[2])


def test_the_lesson_and_the_scene_are_of_their_shape() -> None:
    assert Lesson.model_validate(example("A lesson")).steps[1].kind == "gap"
    assert Graph.model_validate(example("A role-play")).start == "greet"


def test_the_item_and_the_word_are_of_their_shape() -> None:
    (item,), (word,) = example("A placement item"), example("A word")
    assert ItemSource.model_validate(item).to_item().accept == ("have known", "'ve known")
    assert WrittenWord.model_validate(word).word == "journey"


def test_the_rule_is_one_of_the_packs_language() -> None:
    (group,) = example("A rule of the checker")["group"]
    assert group["id"] in {known.key for known in load_groups()}
    for line in group["cases"].strip().splitlines():
        assert compile_pattern(line.partition(" -> ")[0], load_sets()).elements


@pytest.mark.parametrize("kind", [get_args(one.model_fields["kind"].annotation)[0] for one in get_args(AnyExercise)])
def test_every_kind_of_exercise_is_told_of(kind: str) -> None:
    assert re.search(rf"^\| .*`{kind}`", PAPER, re.MULTILINE), f"docs/content.md does not tell of {kind}"


def test_every_command_names_a_module_that_there_is() -> None:
    modules = set(re.findall(r"`(core\.[a-z.]+lint)\b", PAPER))
    assert len(modules) == 4
    for module in modules:
        path = Path(__file__).parents[2] / module.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists()
