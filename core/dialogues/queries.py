"""Reads that several use cases share."""

from functools import lru_cache
from typing import Any

import orjson

from core.checker.types import Area, Tier
from core.dialogues.models import SlipRow, TalkRow
from core.dialogues.schema import Goal, Graph
from core.dialogues.types import Lead, Slip, SlipId, SlipStep, Talk, TalkId, TalkKind
from core.levels.types import Bilingual, Level
from core.users.types import PersonId, UpdateKey


async def open_talk(person_id: PersonId, kind: TalkKind, *, lock: bool = False) -> TalkRow | None:
    """The unfinished talk of a kind."""
    talks = TalkRow.filter(person_id=person_id, kind=kind.value, ended_at=None)
    return await (talks.select_for_update() if lock else talks).first()


def graph_of(data: dict[str, Any]) -> Graph:
    """A graph as its row keeps it."""
    return _read(orjson.dumps(data))


@lru_cache(maxsize=256)
def _read(data: bytes) -> Graph:
    """A few milliseconds for a new one."""
    return Graph.model_validate_json(data)


def goals_of(graph: Graph | None, keys: list[str], *, reached: bool) -> tuple[Goal, ...]:
    """The goals that are among the keys, or those that are not, in the scene's order."""
    return tuple(goal for goal in graph.goals if (goal.key in keys) is reached) if graph else ()


def to_talk(row: TalkRow) -> Talk:
    graph = graph_of(row.graph) if row.graph else None
    return Talk(
        id=TalkId(row.id),
        kind=TalkKind(row.kind),
        lead=Lead(row.lead),
        level=Level(row.level),
        subject=row.subject,
        graph=graph,
        reached=goals_of(graph, row.goals, reached=True),
        open_goals=goals_of(graph, row.goals, reached=False),
        line=row.line,
        last_key=UpdateKey(row.last_key),
        replies=row.replies,
        begun_at=row.begun_at,
        touched_at=row.touched_at,
        is_over=row.ended_at is not None or (graph is not None and _is_at_an_end(row, graph)),
    )


def _is_at_an_end(row: TalkRow, graph: Graph) -> bool:
    return row.lead == Lead.GRAPH and row.node is not None and graph.nodes[row.node].end


def to_slip(row: SlipRow) -> Slip:
    return Slip(
        id=SlipId(row.id),
        text=row.text,
        start=row.start,
        end=row.end,
        right=row.right,
        area=Area(row.area),
        tier=Tier(row.tier),
        explanation=Bilingual(ru=row.explanation_ru, en=row.explanation_en),
        step=SlipStep(row.step),
        shown=row.shown,
    )
