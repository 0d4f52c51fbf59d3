"""Brings the scenes into rows."""

import asyncio
import hashlib
import json
from pathlib import Path
from typing import Any

from core.dialogues.loading import FOLDER, load_graphs
from core.dialogues.models import SceneRow
from core.dialogues.schema import Graph


async def seed_dialogues(folder: Path = FOLDER) -> int:
    """Adds new scenes and changes those whose file changed, but for what staff have edited. Returns how many rows
    were written; again changes nothing. A scene that left the files is taken out of the list, unless it was edited:
    whoever is playing it has it with them. Raises GraphInvalidError."""
    graphs = await asyncio.to_thread(load_graphs, folder)
    rows = {row.key: row for row in await SceneRow.all()}
    new = [graph for graph in graphs if graph.key not in rows]
    changed = [graph for graph in graphs if graph.key in rows and _differs(rows[graph.key], graph)]
    await SceneRow.bulk_create([SceneRow(**_values(graph)) for graph in new], ignore_conflicts=True)
    for graph in changed:
        await SceneRow.filter(key=graph.key, edited_at=None).update(**_values(graph))
    gone = SceneRow.filter(edited_at=None).exclude(key__in=[graph.key for graph in graphs])
    return len(new) + len(changed) + await gone.delete()


def _differs(row: SceneRow, graph: Graph) -> bool:
    return row.edited_at is None and row.digest != _digest(graph)


def _values(graph: Graph) -> dict[str, object]:
    return {"key": graph.key, "level": graph.level.value, "content": as_data(graph), "digest": _digest(graph)}


def as_data(graph: Graph) -> dict[str, Any]:
    """The graph as a row keeps it."""
    return graph.model_dump(mode="json", exclude_defaults=True)


def _digest(graph: Graph) -> str:
    return hashlib.sha256(json.dumps(as_data(graph), sort_keys=True).encode()).hexdigest()
