"""The graphs on the disk."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from core.dialogues.schema import Graph

FOLDER = Path(__file__).parent / "graphs"


class GraphInvalidError(ValueError):
    """A file is no graph: the message says where and why."""


def graph_files(folder: Path = FOLDER) -> list[Path]:
    return sorted(folder.glob("*/*.yaml"))


def load_graph(path: Path) -> Graph:
    """Raises GraphInvalidError with one line for each thing that is wrong."""
    try:
        return Graph.model_validate(_read(path))
    except yaml.YAMLError as error:
        raise GraphInvalidError(f"{path.name}: {error}") from None
    except ValidationError as error:
        lines = (f"{'.'.join(map(str, one['loc'])) or 'the file'}: {one['msg']}" for one in error.errors())
        raise GraphInvalidError("\n".join(f"{path.name}: {line}" for line in lines)) from None


def load_graphs(folder: Path = FOLDER) -> list[Graph]:
    """Every graph, the lowest level first. Raises GraphInvalidError."""
    graphs = [load_graph(path) for path in graph_files(folder)]
    return sorted(graphs, key=lambda graph: (graph.level.rank, graph.key))


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
