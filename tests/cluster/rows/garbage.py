"""What nobody expected at the door: kinds of next year, nonsense, too much, strangers."""

import asyncio
from collections.abc import Iterator, Mapping

import orjson

from core.updates.dead_letters import DeadLetters
from tests.cluster.arena import Arena
from tests.cluster.history import History
from tests.cluster.stage import Row, Stage
from tests.cluster.telegram import SECRET, message_update
from tests.cluster.verdict import Verdict, judge

STORED = {
    "a kind of next year": b'{"update_id": 5000001, "a_kind_of_next_year": {"id": 1}}',
    "nothing but a number": b'{"update_id": 5000002}',
    "a message that is none": b'{"update_id": 5000003, "message": {"chat": "not a chat"}}',
    "a lane with spaces": orjson.dumps(
        {"update_id": 5000004, "business_message": {"business_connection_id": "a b", "chat": {"id": 1}}}
    ),
    "the largest number": b'{"update_id": 18446744073709551615, "message": {}}',
    "a megabyte": message_update(5000005, chat=1, text="x" * (1024 * 1024 - 400)),
}
REFUSED = {
    "two megabytes": (message_update(5000006, chat=1, text="x" * 2 * 1024 * 1024), SECRET, 413),
    "no JSON": (b"{", SECRET, 400),
    "no update": (b"[]", SECRET, 400),
    "depth": (b"[" * 100_000, SECRET, 400),
    "no text": (b"\xff\xfe", SECRET, 400),
    "a wrong secret": (message_update(5000007, chat=1), "wrong", 401),
    "no secret": (message_update(5000008, chat=1), "", 401),
}


async def garbage(stage: Stage) -> Verdict:
    """Everything odd at once, several times over, between messages of people."""
    async with stage.arena(workers=2, gateways=2) as arena:
        people, found = arena.telegram.people(stage.pick(10, 50)), []
        for _ in range(stage.pick(2, 10)):
            for person in people:
                arena.telegram.says(person, "sure")
            found += list(_wrong(await _post_all(arena)))
        await arena.settled(stage.pick(30, 60))
        history = await arena.history()
        odd = {orjson.loads(body)["update_id"] for body in STORED.values()}
        history.dead = [update for update in history.dead if update not in odd]
        verdict = judge(history)
        verdict.other += [*found, *_looping(history, odd)]
        letters = [letter async for letter in DeadLetters(arena.store).all()]
        verdict.numbers |= {"odd ones stored": len(STORED), "of those in the dead letters": len(letters)}
        return verdict


async def _post_all(arena: Arena) -> Mapping[str, tuple[int | None, int]]:
    """What each got for an answer, and what it should have got."""
    posts = {name: (body, SECRET, 200) for name, body in STORED.items()} | REFUSED
    answers = await asyncio.gather(
        *(arena.telegram.fan.post_once(body, secret=secret) for body, secret, _ in posts.values())
    )
    return {name: (answer, posts[name][2]) for name, answer in zip(posts, answers, strict=True)}


def _wrong(answers: Mapping[str, tuple[int | None, int]]) -> Iterator[str]:
    for name, (status, expected) in answers.items():
        if status != expected:
            yield f"{name} was answered {status} instead of {expected}"


def _looping(history: History, odd: set[int]) -> Iterator[str]:
    """An odd update that is still in the store keeps somebody busy for ever."""
    for update in history.left:
        if update in odd:
            yield f"the odd update {update} is still in the store"


ROWS = (
    Row(
        "garbage",
        "unknown update type, 2 MiB body, bad JSON, wrong secret",
        "stored or 4xx; never a retry loop",
        garbage,
    ),
)
