"""Each rule of the lint, broken once in a scene that is in order otherwise."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from core.checker.engine import Engine
from core.dialogues.lint import faults, main
from core.dialogues.loading import FOLDER, GraphInvalidError, load_graph
from core.dialogues.schema import Graph

CAFE = FOLDER / "a1" / "cafe.yaml"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.fixture
def cafe() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(CAFE.read_text(encoding="utf-8"))
    return data


def said_of(data: dict[str, Any], engine: Engine) -> str:
    return "\n".join(faults(Graph.model_validate(data), engine))


def test_a_node_that_nothing_leads_to(cafe: dict[str, Any], engine: Engine) -> None:
    cafe["nodes"]["island"] = {"says": ["Here I am."], "end": True}
    assert "island: nothing leads here" in said_of(cafe, engine)


def test_a_node_from_which_no_end_is_reached(cafe: dict[str, Any], engine: Engine) -> None:
    card = cafe["nodes"]["card"]
    card["otherwise"] = "card"
    for reply in card["replies"]:
        reply["to"] = "card"
    assert "card: no end can be reached" in said_of(cafe, engine)


def test_a_goal_that_no_talk_reaches(cafe: dict[str, Any], engine: Engine) -> None:
    cafe["goals"].append({"key": "sing", "en": "Sing", "ru": "Спой"})
    assert "missing: sing" in said_of(cafe, engine)


def test_a_suggestion_that_is_not_understood(cafe: dict[str, Any], engine: Engine) -> None:
    cafe["nodes"]["tea"]["suggests"].append("The elephant is grey.")
    assert "no reply is meant by the suggestion “The elephant is grey.”" in said_of(cafe, engine)


def test_names_that_do_not_exist(cafe: dict[str, Any], engine: Engine) -> None:
    cafe["nodes"]["tea"]["replies"][0] |= {"to": "nowhere", "reaches": "glory", "all": [["<maybe>"]]}
    cafe["points"].append("vocabulary/astrology")
    said = said_of(cafe, engine)
    assert "tea: there is no node nowhere" in said
    assert "tea: there is no goal glory" in said
    assert "tea.milk: there is no class <maybe>" in said
    assert "there is no point vocabulary/astrology" in said


def test_words_far_above_the_level(cafe: dict[str, Any], engine: Engine) -> None:
    hard = "Notwithstanding the meticulous refurbishment, our inexorable predicament remains unequivocally precarious."
    cafe["nodes"]["tea"]["says"] = [f"{hard} The ephemeral juxtaposition exacerbates ramifications immeasurably."]
    assert "words are far above A1: " in said_of(cafe, engine)


def test_a_mistake_in_what_the_scene_says_or_suggests(cafe: dict[str, Any], engine: Engine) -> None:
    cafe["nodes"]["tea"]["says"] = ["She go to the kitchen. Milk?"]
    assert "“go” in “She go to the kitchen. Milk?”" in said_of(cafe, engine)


def test_a_node_without_repair_is_no_node(tmp_path: Path, cafe: dict[str, Any]) -> None:
    del cafe["nodes"]["tea"]["repair"]
    path = tmp_path / "cafe.yaml"
    path.write_text(yaml.safe_dump(cafe, allow_unicode=True), encoding="utf-8")
    with pytest.raises(GraphInvalidError, match="a node without `end` has replies, suggests, repair and otherwise"):
        load_graph(path)


def test_the_command_tells_all_and_says_so_by_its_exit_code(
    tmp_path: Path, cafe: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    cafe["colour"] = "blue"
    path = tmp_path / "cafe.yaml"
    path.write_text(yaml.safe_dump(cafe, allow_unicode=True), encoding="utf-8")

    assert main([str(CAFE)]) == 0
    assert main([str(CAFE), str(path)]) == 1
    told = capsys.readouterr().out
    assert "1 graphs, all in order" in told
    assert "cafe.yaml: colour: Extra inputs are not permitted" in told
