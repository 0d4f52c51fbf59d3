"""Processes that die without a word: workers, gateways, the store."""

from tests.cluster import nemesis
from tests.cluster.load import people_write
from tests.cluster.nemesis import raging
from tests.cluster.stage import Row, Stage
from tests.cluster.verdict import Verdict, judge


async def workers_killed(stage: Stage) -> Verdict:
    updates, chats = stage.pick(400, 10_000), stage.pick(40, 500)
    async with stage.arena(workers=stage.pick(3, 4), gateways=2) as arena:
        people = arena.telegram.people(chats)
        async with raging(lambda: nemesis.kill_workers(arena, every=(1, 3))):
            await people_write(arena, people, updates=updates, a_second=stage.pick(60, 170))
        await arena.settled(stage.pick(40, 180))
        verdict = judge(await arena.history())
        verdict.numbers["kills"] = len(arena.faults)
        return verdict


ROWS = (
    Row(
        "workers killed",
        "kill -9 of workers every 1-3 s, 10,000 updates in 500 chats",
        "0 lost, 0 out of order, doubles only in the ambiguous window, counted",
        workers_killed,
    ),
)
