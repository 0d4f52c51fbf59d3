"""A bank of items, and somebody who takes the test."""

import itertools
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
import yaml

from core.app import App
from core.levels.outcomes import PlacementState, PlacementView
from core.levels.replying import DONT_KNOW, Response
from core.levels.seeding import seed_placement
from core.levels.types import Item, Level
from core.users.types import Person
from tests.core.people import update

CODES = {"grammar": "gr", "vocabulary": "vo", "reading": "re", "listening": "li"}
PASSAGE = "Ann has a small flat near the park. " * 5


def make_item(level: str, skill: str, number: int, *, typed: bool) -> dict[str, object]:
    """As an author would write it. The right answer is always `good`, or the first option."""
    item: dict[str, object] = {
        "key": f"{level}-{CODES[skill]}-{number:03}",
        "kind": "typed" if typed else "choice",
        "point": f"{skill}/{level}-{number % 5}",
        "prompt": f"The {skill} question {number} of {level} is ___ here.",
        "explanation": {"ru": "Потому что так говорят.", "en": "Because people say so."},
    }
    item |= {"accept": ["wonderful"]} if typed else {"options": ["good", "bad", "ugly", "odd"], "answer": 0}
    item |= {"passage": PASSAGE} if skill == "reading" else {}
    return item | ({"audio": f"This is text {number}."} if skill == "listening" else {})


def write_bank(folder: Path, levels: tuple[str, ...] = ("a1", "a2", "b1", "b2", "c1", "c2")) -> Path:
    """Forty items a level, half of them typed."""
    for level in levels:
        (folder / level).mkdir(parents=True, exist_ok=True)
        for skill, number in {"grammar": 16, "vocabulary": 12, "reading": 6, "listening": 6}.items():
            items = [make_item(level, skill, n, typed=n % 2 == 0) for n in range(number)]
            (folder / level / f"{skill}.yaml").write_text(yaml.safe_dump(items, allow_unicode=True), encoding="utf-8")
    return folder


def right_answer(item: Item) -> Response:
    return Response(text=item.accept[0]) if item.answer is None else Response(option=item.answer)


def wrong_answer(item: Item) -> Response:
    return Response(text="elephants") if item.answer is None else Response(option=(item.answer + 1) % 4)


class Candidate:
    """Somebody in a test."""

    def __init__(self, app: App, person: Person, view: PlacementView) -> None:
        self.app = app
        self.person = person
        self.view = view
        self.asked: list[Item] = []

    @property
    def item(self) -> Item:
        assert self.view.item is not None
        return self.view.item

    async def answers(self, response: Response) -> PlacementView:
        self.asked.append(self.item)
        view = self.view
        self.view = await self.app.placement.answer(self.person.id, view.id, view.number, response, update())
        return self.view

    async def is_right(self) -> PlacementView:
        return await self.answers(right_answer(self.item))

    async def is_wrong(self) -> PlacementView:
        return await self.answers(wrong_answer(self.item))

    async def does_not_know(self) -> PlacementView:
        return await self.answers(DONT_KNOW)

    async def knows(self, level: Level) -> PlacementView:
        """Answers to the end: right below a level, every second time at it, wrong above it."""
        times = itertools.count()
        while self.view.state is PlacementState.ASKING:
            above = self.item.level.rank - level.rank
            await (self.is_right() if above < 0 or (above == 0 and next(times) % 2 == 0) else self.is_wrong())
        return self.view

    async def is_always_right(self) -> PlacementView:
        while self.view.state is PlacementState.ASKING:
            await self.is_right()
        return self.view


@pytest.fixture(scope="module")
async def bank(tables: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_bank(tmp_path_factory.mktemp("items"))
    await seed_placement(folder)
    return folder


Begin = Callable[..., Awaitable[Candidate]]


@pytest.fixture
def begins(app: App, ada: Person, bank: Path) -> Begin:
    async def begin(*, listens: bool = True) -> Candidate:
        return Candidate(app, ada, await app.placement.start(ada.id, update(), listens=listens))

    return begin
