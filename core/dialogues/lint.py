"""`python -m core.dialogues.lint [file …]`: what must hold of a graph before learners meet it.

Prints one line for each thing that is wrong; exit code 1 when there is any.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import yaml

from core.checker.engine import Engine
from core.checker.types import Tier
from core.dialogues.loading import GraphInvalidError, graph_files, load_graph
from core.dialogues.matching import class_names, first_meant
from core.dialogues.schema import Graph, Reply
from core.dialogues.walks import leading_to_an_end, most_goals, reachable
from core.dialogues.wording import different_words
from core.levels.wording import hard_words

POINTS = Path(__file__).parents[1] / "levels" / "points.yaml"
MOST_HARD = 0.04
"""Of the different words in a graph, how many may stand more than a level above it: a scene has its own words."""
LONGEST_LINE = 320
"""Characters of one thing said: a chat is no lecture."""
NODES = range(6, 13)


def faults(graph: Graph, engine: Engine) -> Iterator[str]:
    """Everything that is wrong with a graph whose shape is right."""
    misnamed = [fault for rule in (_names, _size, _entries, _points) for fault in rule(graph)]
    yield from misnamed
    if misnamed:  # nothing can be walked or heard
        return
    for rule in (_ways, _goals, _help, _level):
        yield from rule(graph)
    yield from _mistakes(graph, engine)


def _names(graph: Graph) -> Iterator[str]:
    """Nodes, goals and intents that are named exist, once."""
    goals = Counter(goal.key for goal in graph.goals)
    yield from (f"goal {key} stands there twice" for key, times in goals.items() if times > 1)
    if graph.start not in graph.nodes:
        yield f"there is no node {graph.start} to start at"
    for name, node in graph.nodes.items():
        targets = {reply.to for reply in node.replies} | ({node.otherwise} if node.otherwise else set())
        yield from (f"{name}: there is no node {to}" for to in sorted(targets - graph.nodes.keys()))
        reached = {goal for reply in node.replies for goal in reply.reaches}
        yield from (f"{name}: there is no goal {goal}" for goal in sorted(reached - goals.keys()))
        intents = Counter(reply.intent for reply in node.replies)
        yield from (f"{name}: intent {intent} stands there twice" for intent, times in intents.items() if times > 1)


def _size(graph: Graph) -> Iterator[str]:
    if len(graph.nodes) not in NODES:
        yield f"{len(graph.nodes)} nodes: {NODES.start} to {NODES.stop - 1} are wanted"
    for line in graph.lines:
        if len(line) > LONGEST_LINE:
            yield f"longer than {LONGEST_LINE} characters: {line[:60]}…"


def _entries(graph: Graph) -> Iterator[str]:
    for name, reply in _replies(graph):
        for entry in (*(entry for group in reply.all for entry in group), *reply.none):
            if entry.startswith("<") and (not entry.endswith(">") or entry.strip("<>") not in class_names()):
                yield f"{name}.{reply.intent}: there is no class {entry}"


def _ways(graph: Graph) -> Iterator[str]:
    """Every node can be reached, and has a way to an end."""
    yield from (f"{name}: nothing leads here" for name in sorted(graph.nodes.keys() - reachable(graph)))
    yield from (f"{name}: no end can be reached" for name in sorted(graph.nodes.keys() - leading_to_an_end(graph)))


def _goals(graph: Graph) -> Iterator[str]:
    missing = {goal.key for goal in graph.goals} - most_goals(graph)
    if missing:
        yield f"no talk reaches all goals; missing: {', '.join(sorted(missing))}"


def _help(graph: Graph) -> Iterator[str]:
    """What is suggested is understood, and one suggestion at the least leads on."""
    for name, node in graph.nodes.items():
        for text in node.suggests:
            if first_meant(text, node.replies) is None:
                yield f"{name}: no reply is meant by the suggestion “{text}”"


def _points(graph: Graph) -> Iterator[str]:
    known = {point["key"] for point in yaml.safe_load(POINTS.read_text(encoding="utf-8"))}
    yield from (f"there is no point {point}" for point in graph.points if point not in known)


def _level(graph: Graph) -> Iterator[str]:
    lines = " ".join(graph.lines)
    hard, words = hard_words(lines, graph.level), different_words(lines)
    if len(hard) > MOST_HARD * words:
        yield f"{len(hard)} of {words} words are far above {graph.level}: {', '.join(hard)}"


def _mistakes(graph: Graph, engine: Engine) -> Iterator[str]:
    for line in graph.lines:
        for finding in engine.check(line).findings:
            if finding.tier is Tier.SURE:
                yield f"“{line[finding.start : finding.end]}” in “{line}”: {finding.rule}"


def _replies(graph: Graph) -> Iterator[tuple[str, Reply]]:
    return ((name, reply) for name, node in graph.nodes.items() for reply in node.replies)


def lint(paths: Sequence[Path], tell: Callable[[str], object]) -> bool:
    """True when nothing is wrong with any file, nor with all of them together."""
    engine, keys, clean = Engine(), Counter[str](), True
    for path in paths:
        try:
            graph = load_graph(path)
        except GraphInvalidError as error:
            found = str(error).splitlines()
        else:
            keys[graph.key] += 1
            found = [f"{path.name}: {fault}" for fault in (*_place(path, graph), *faults(graph, engine))]
        for line in found:
            tell(line)
        clean = clean and not found
    twice = [key for key, times in keys.items() if times > 1]
    for key in twice:
        tell(f"the key {key} stands in {keys[key]} files")
    return clean and not twice


def _place(path: Path, graph: Graph) -> Iterator[str]:
    if path.parent.name != graph.level.lower() or path.stem != graph.key.removeprefix(f"{graph.level.lower()}-"):
        yield f"{graph.key} of {graph.level} belongs into {graph.level.lower()}/<key without the level>.yaml"


def main(arguments: Sequence[str]) -> int:
    paths = [Path(argument) for argument in arguments] or graph_files()
    clean = lint(paths, lambda line: sys.stdout.write(f"{line}\n"))
    sys.stdout.write(f"{len(paths)} graphs, {'all in order' if clean else 'not all in order'}\n")
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
