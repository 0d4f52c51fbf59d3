"""A role-play: chosen, begun, gone on with after any break, reply by reply. It lives in rows."""

import asyncio
from dataclasses import dataclass
from random import Random

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.dialogues.judging import goals_said, node_for, suggestions_for
from core.dialogues.matching import ENGINE, first_meant, meets
from core.dialogues.models import SceneRow, TalkReplyRow, TalkRow
from core.dialogues.queries import goals_of, graph_of, open_talk, to_talk
from core.dialogues.schema import Graph, GraphKey, Node, Reply
from core.dialogues.seeding import as_data
from core.dialogues.types import Lead, SceneCard, Talk, TalkKind, Turn
from core.errors import SceneUnknownError, TalkUnknownError
from core.levels.types import Bilingual, Level
from core.users.types import PersonId, UpdateKey

AGAIN = "No problem, once more."
"""Before a line that somebody has not understood."""
LONGEST_REPLY = 1_000
"""Characters of a reply that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListScenes:
    """The role-plays of a level, and which of them this person has played to all their goals."""

    async def __call__(self, person_id: PersonId, level: Level) -> tuple[SceneCard, ...]:
        rows = await SceneRow.filter(level=level.value).order_by("key")
        done = await TalkRow.filter(person_id=person_id, kind=TalkKind.SCENE.value, finished=True)
        played = {row.subject for row in done if not to_talk(row).open_goals}
        return tuple(_card(graph_of(row.content), played) for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowScene:
    """A role-play as it would be begun now. Raises SceneUnknownError."""

    async def __call__(self, scene: GraphKey) -> Graph:
        row = await SceneRow.get_or_none(key=scene)
        if row is None:
            raise SceneUnknownError(scene)
        return graph_of(row.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginScene:
    """Begins a role-play with its first line. An unfinished one is to be finished before; what is still open is left.
    The same key again is the same talk. Raises SceneUnknownError."""

    clock: Clock
    show_scene: ShowScene

    async def __call__(self, person_id: PersonId, scene: GraphKey, lead: Lead, key: UpdateKey) -> Talk:
        graph, now = await self.show_scene(scene), self.clock.now()
        async with in_transaction():
            row = await TalkRow.get_or_none(key=key)
            if row is None:
                await TalkRow.filter(person_id=person_id, kind=TalkKind.SCENE.value, ended_at=None).update(ended_at=now)
                row = await TalkRow.create(
                    person_id=person_id,
                    key=key,
                    kind=TalkKind.SCENE.value,
                    subject=graph.key,
                    level=graph.level.value,
                    lead=lead.value,
                    graph=as_data(graph),
                    node=graph.start,
                    line=Random(key).choice(graph.nodes[graph.start].says),  # noqa: S311 - a choice of words
                    last_key=key,
                    begun_at=now,
                    touched_at=now,
                )
            return to_talk(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindTalk:
    """The unfinished talk of a kind; None when there is none."""

    async def __call__(self, person_id: PersonId, kind: TalkKind) -> Talk | None:
        row = await open_talk(person_id, kind)
        return to_talk(row) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeReply:
    """What a reply means in the scene, which goals it reaches, and what the other side says to it. What is not
    understood is asked again, in other words each time; after the last repair the scene goes on by itself. Where a
    model plays, only the goals are judged here. A replay finds its reply. Raises TalkUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, text: str, key: UpdateKey) -> Turn:
        async with in_transaction():
            said = await TalkReplyRow.filter(key=key, talk__person_id=person_id).select_related("talk").first()
            if said is None:
                row = await open_talk(person_id, TalkKind.SCENE, lock=True)
                if row is None or row.graph is None:
                    raise TalkUnknownError
                said = await asyncio.to_thread(_judged, row, graph_of(row.graph), text[:LONGEST_REPLY])
                said.key, said.at, row.touched_at = key, self.clock.now(), self.clock.now()
                said.talk, row.last_key = row, key
                await said.save()
                await row.save()
            return _turn(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadByGraph:
    """The model cannot play on: the authored scene takes over where an open goal is near, and answers the reply that
    the model has left unanswered. Raises TalkUnknownError."""

    async def __call__(self, person_id: PersonId, key: UpdateKey) -> Turn:
        async with in_transaction():
            row = await open_talk(person_id, TalkKind.SCENE, lock=True)
            said = await TalkReplyRow.get_or_none(key=key, talk__person_id=person_id)
            if row is None or row.graph is None or said is None:
                raise TalkUnknownError
            said.talk = row
            if row.lead != Lead.GRAPH:
                await asyncio.to_thread(_taken_over, row, graph_of(row.graph), said)
                await said.save()
                await row.save()
            return _turn(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestReplies:
    """Sentences that would be understood now: at most three. Whoever looks at them has been helped.

    Raises TalkUnknownError.
    """

    async def __call__(self, person_id: PersonId) -> tuple[str, ...]:
        async with in_transaction():
            row = await open_talk(person_id, TalkKind.SCENE, lock=True)
            if row is None or row.graph is None:
                raise TalkUnknownError
            row.helped = True
            await row.save(update_fields=["helped"])
        node = row.node if row.lead == Lead.GRAPH else None
        return suggestions_for(graph_of(row.graph), node, frozenset(row.goals))


def _card(graph: Graph, played: set[str]) -> SceneCard:
    return SceneCard(
        key=GraphKey(graph.key),
        level=graph.level,
        title=Bilingual(ru=graph.title.ru, en=graph.title.en),
        played=graph.key in played,
    )


def _judged(row: TalkRow, graph: Graph, text: str) -> TalkReplyRow:
    """The reply as it will be kept; the talk moves on."""
    said = TalkReplyRow(text=text, node=row.node, engine=ENGINE)
    row.replies += 1
    if row.lead == Lead.MODEL:
        said.reached = [goal for goal in goals_said(graph, text) if goal not in row.goals]
    else:
        _play(row, graph, graph.nodes[row.node or graph.start], said)
        row.line = said.answer
    row.goals = [*row.goals, *said.reached]
    return said


def _play(row: TalkRow, graph: Graph, node: Node, said: TalkReplyRow) -> None:
    random = Random(f"{row.id}:{row.replies}")  # noqa: S311 - a choice of words
    reply = first_meant(said.text, node.replies)
    if node.end:
        said.answer = row.line
    elif reply is not None:
        said.intent = reply.intent
        said.reached = [goal for goal in reply.reaches if goal not in row.goals]
        said.answer = _line(random, reply, graph.nodes[reply.to])
        row.node, row.repairs = reply.to, 0
    elif row.repairs < len(node.repair):
        lost = meets(said.text, (("<help>",),))
        said.answer = f"{AGAIN} {random.choice(node.says)}" if lost else node.repair[row.repairs]
        row.repairs += 1
    else:
        assert node.otherwise is not None
        said.answer = random.choice(graph.nodes[node.otherwise].says)
        row.node, row.repairs = node.otherwise, 0


def _taken_over(row: TalkRow, graph: Graph, said: TalkReplyRow) -> None:
    """A reply that has reached a goal is followed by the next question; any other is heard as an answer to it."""
    row.lead, row.repairs = Lead.GRAPH.value, 0
    row.node = node_for(graph, frozenset(row.goals))
    if said.reached:
        said.answer = Random(said.key).choice(graph.nodes[row.node].says)  # noqa: S311 - a choice of words
    else:
        _play(row, graph, graph.nodes[row.node], said)
        row.goals = [*row.goals, *said.reached]
    row.line = said.answer


def _line(random: Random, reply: Reply, node: Node) -> str:
    reaction = [random.choice(reply.reacts)] if reply.reacts else []
    return " ".join([*reaction, random.choice(node.says)])


def _turn(said: TalkReplyRow) -> Turn:
    talk = to_talk(said.talk)
    return Turn(
        talk=talk,
        line=said.answer,
        reached=goals_of(talk.graph, said.reached, reached=True),
        understood=said.intent is not None or talk.lead is Lead.MODEL,
    )
