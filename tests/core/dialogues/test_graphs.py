"""The scenes that ship: in order, played to their ends, and deaf to nothing plausible."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from core.checker.engine import Engine
from core.dialogues.lint import faults
from core.dialogues.loading import graph_files, load_graph, load_graphs
from core.dialogues.matching import first_meant
from core.dialogues.schema import Graph
from core.dialogues.wording import is_far_above
from core.levels.types import Level

GRAPHS = {graph.key: graph for graph in load_graphs()}
INPUTS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("inputs.yaml").read_text(encoding="utf-8"))
FIRST = [(key, text, intent) for key, table in INPUTS.items() for text, intent in table["first"]]
PLAYED = st.lists(st.integers(min_value=0, max_value=5), min_size=80, max_size=80)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize("key", GRAPHS)
def test_every_scene_is_in_order(key: str, engine: Engine) -> None:
    assert list(faults(GRAPHS[key], engine)) == []


def test_there_are_four_scenes_a_level_and_a_table_for_each() -> None:
    assert {level: sum(graph.level is level for graph in GRAPHS.values()) for level in Level} == dict.fromkeys(Level, 4)
    assert INPUTS.keys() == GRAPHS.keys()
    assert all(len(table["first"]) >= 10 for table in INPUTS.values())


@pytest.mark.parametrize(("key", "text", "intent"), FIRST)
def test_what_learners_plausibly_say_first_is_understood(key: str, text: str, intent: str | None) -> None:
    graph = GRAPHS[key]
    meant = first_meant(text, graph.nodes[graph.start].replies)
    assert (meant.intent if meant else None) == intent


@pytest.mark.parametrize("key", GRAPHS)
def test_a_whole_talk_reaches_every_goal_and_an_end(key: str) -> None:
    graph, at, reached = GRAPHS[key], GRAPHS[key].start, set[str]()
    for text in INPUTS[key]["walk"]:
        reply = first_meant(text, graph.nodes[at].replies)
        assert reply is not None, (at, text)
        at, reached = reply.to, reached | set(reply.reaches)

    assert reached == {goal.key for goal in graph.goals}
    assert graph.nodes[at].end


@settings(max_examples=6, deadline=None)
@given(choices=PLAYED)
@pytest.mark.parametrize("key", GRAPHS)
def test_whatever_is_said_a_scene_comes_to_an_end(key: str, choices: list[int]) -> None:
    """By suggestions, by what means nothing, and by what means too much; within 80 replies."""
    graph, at, repairs = GRAPHS[key], GRAPHS[key].start, 0
    for choice in choices:
        node = graph.nodes[at]
        if node.end:
            return
        text = (*node.suggests, "zzz qqq", "yes", "no", "I don't know")[choice % (len(node.suggests) + 4)]
        reply = first_meant(text, node.replies)
        if reply is not None:
            at, repairs = reply.to, 0
        elif repairs < len(node.repair):
            repairs += 1
        else:
            assert node.otherwise is not None
            at, repairs = node.otherwise, 0
    assert graph.nodes[at].end


def test_no_scene_is_too_hard_for_its_own_level_and_hard_ones_stand_out() -> None:
    """The figures of `core.dialogues.wording`."""

    def share(of: Level, at: Level) -> float:
        beginnings = [text for graph in GRAPHS.values() if graph.level is of for text in _beginnings(graph)]
        return sum(is_far_above(text, at) for text in beginnings) / len(beginnings)

    assert [share(level, level) for level in Level] == [0] * 6
    assert [share(above, level) for level, above in zip(list(Level)[:-1], list(Level)[1:], strict=True)] == [0] * 5
    assert share(Level.C2, Level.A1) > 0.25
    assert share(Level.C1, Level.A1) > 0.12


def test_files_are_where_their_keys_say() -> None:
    for path in graph_files():
        graph = load_graph(path)
        assert path.parent.name == graph.level.lower()
        assert graph.key == f"{graph.level.lower()}-{path.stem}"


def test_the_same_suggestion_is_not_made_twice_in_a_node() -> None:
    for graph in GRAPHS.values():
        for node in graph.nodes.values():
            assert len(set(node.suggests)) == len(node.suggests)
            assert len(set(node.says)) == len(node.says)


def _beginnings(graph: Graph) -> list[str]:
    words = " ".join(line for node in graph.nodes.values() for line in node.says).split()
    return [" ".join(words[start : start + 25]) for start in range(0, len(words) - 24, 25)]
