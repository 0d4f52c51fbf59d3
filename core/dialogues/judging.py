"""What a scene makes of words that were not said at one of its nodes: where a model plays, it still judges."""

from collections.abc import Iterator

from core.dialogues.matching import first_meant, means
from core.dialogues.schema import Graph, Reply, Wanted
from core.dialogues.walks import ways_on

SUGGESTIONS = 3
_BY_PLACE = frozenset(
    "it this that one both good here best all everything please really now later just only enough any".split()
) | {"this one", "that one"}
"""Words that mean a goal only right after its question."""


def goals_said(graph: Graph, text: str) -> list[str]:
    """The goals that a text reaches, wherever in the scene it is said, in the scene's order. What only answers a
    question ("yes", "this one") reaches none."""
    found = {
        goal
        for reply in _replies(graph)
        if reply.reaches and (wanted := _anywhere(reply)) is not None and means(text, wanted)
        for goal in reply.reaches
    }
    return [goal.key for goal in graph.goals if goal.key in found]


def node_for(graph: Graph, reached: frozenset[str]) -> str:
    """Where the scene may be entered with some goals reached: the first node, in the order of the scene, at which an
    open goal can be reached; with all of them reached, the node before an end."""
    names = list(_in_order(graph))
    for name in names:
        if any(set(goals) - reached for _, goals in ways_on(graph.nodes[name])):
            return name
    return next(name for name in names if any(graph.nodes[to].end for to, _ in ways_on(graph.nodes[name])))


def suggestions_for(graph: Graph, node: str | None, reached: frozenset[str]) -> tuple[str, ...]:
    """At a node its own; at no node those that lead to an open goal."""
    if node is not None:
        return graph.nodes[node].suggests[:SUGGESTIONS]
    fitting = [
        text
        for name in _in_order(graph)
        for text in graph.nodes[name].suggests
        if (reply := first_meant(text, graph.nodes[name].replies)) and set(reply.reaches) - reached
    ]
    return tuple(dict.fromkeys(fitting))[:SUGGESTIONS]


def _replies(graph: Graph) -> Iterator[Reply]:
    return (reply for node in graph.nodes.values() for reply in node.replies)


def _anywhere(reply: Reply) -> Wanted | None:
    """What a reply wants, without what means something at its place alone; None when nothing is left of a group."""
    groups = tuple(
        tuple(entry for entry in group if not entry.startswith("<") and entry.strip(".") not in _BY_PLACE)
        for group in reply.all
    )
    return Wanted(all=groups, none=reply.none) if all(groups) else None


def _in_order(graph: Graph) -> Iterator[str]:
    """The nodes as a talk may come to them, breadth first."""
    seen, waiting = {graph.start}, [graph.start]
    while waiting:
        name = waiting.pop(0)
        yield name
        for to, _ in ways_on(graph.nodes[name]):
            if to not in seen:
                seen.add(to)
                waiting.append(to)
