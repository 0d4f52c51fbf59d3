"""Ways through a graph: what can be reached, what leads to an end, which goals one talk can reach."""

from collections.abc import Iterator

from core.dialogues.schema import Graph, Node


def ways_on(node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The next nodes, and the goals that the way there reaches."""
    for reply in node.replies:
        yield reply.to, reply.reaches
    if node.otherwise is not None:
        yield node.otherwise, ()


def reachable(graph: Graph) -> set[str]:
    """The nodes that a talk can come to. Nodes that do not exist are left out."""
    return {name for name, _ in _states(graph)}


def leading_to_an_end(graph: Graph) -> set[str]:
    """The nodes from which some end can be reached."""
    found = {name for name, node in graph.nodes.items() if node.end}
    while more := {
        name for name, node in graph.nodes.items() if name not in found and any(to in found for to, _ in ways_on(node))
    }:
        found |= more
    return found


def most_goals(graph: Graph) -> frozenset[str]:
    """The largest set of goals that one talk can reach and then come to an end."""
    at_the_end = [goals for name, goals in _states(graph) if graph.nodes[name].end]
    return max(at_the_end, key=len, default=frozenset())


def _states(graph: Graph) -> set[tuple[str, frozenset[str]]]:
    """Every node with every set of goals that may have been reached there."""
    first = (graph.start, frozenset[str]())
    seen, waiting = {first}, [first]
    while waiting:
        name, goals = waiting.pop()
        for to, reached in ways_on(graph.nodes[name]) if name in graph.nodes else ():
            state = (to, goals.union(reached))
            if to in graph.nodes and state not in seen:
                seen.add(state)
                waiting.append(state)
    return seen
