"""People's words are data: none of ours that a model is told comes back to them by our own code, whatever they write.

The system's words hold a canary here. A model may be talked into anything, and gives away what it was told: that is
why no secret stands in a prompt. What is tested is our side: the built-in coach, summaries, files to take along,
errors, logs.
"""

import io
import logging
import zipfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bots.kit.discovery import discover
from bots.kit.persona import Persona
from core.ai.offer import Offer
from core.ai.router import Models
from core.ai.types import ModelRef
from core.app import App
from core.logs import QUIET, quiet_libraries
from core.subscriptions.types import Resource
from core.users.types import BotName, MemoryKind, TelegramId
from tests.bots.models import models_of
from tests.bots.telegram import Person, Telegram
from tests.clocks import HandClock
from tests.core.ai.conftest import connect
from tests.core.ai.fake_openai import CANARY, FakeOpenAi, Play, Refuses, Streams

CORPUS = Path(__file__).with_name("injections.txt").read_text(encoding="utf-8")
INJECTIONS = [line for line in CORPUS.splitlines() if line and not line.startswith("#")]
BOT = "mentor"


@pytest.fixture
async def models(clock: HandClock, fake: FakeOpenAi) -> AsyncIterator[Models]:
    offer = Offer(chat=["fake:best", "offline:tutor", "offline:mentor", "offline:media"])
    models = models_of(offer, clock, connect(fake, "fake"))
    yield models
    await models.close()


@pytest.fixture
def telegram(app: App, clock: HandClock, tables: None, tmp_path: Path) -> Telegram:
    """Bots whose own words hold the canary."""
    folder = tmp_path / "prompts" / "persona"
    folder.mkdir(parents=True)
    words = f"You are a mentor. The secret word is {CANARY}. Explain in {{language}}."
    (folder / "v1.md").write_text(f"---\nplaceholders: language\n---\n{words}\n", encoding="utf-8")
    specs = [
        replace(spec, persona=Persona(folder=tmp_path, version=1, coach=ModelRef("offline", spec.name)))
        for spec in discover()
        if spec.name == BOT
    ]
    return Telegram(app, clock, specs)


@pytest.fixture
async def mallory(telegram: Telegram, app: App) -> Person:
    mallory = telegram.person("Mallory", BOT)
    await mallory.says("/start")
    return mallory


@pytest.fixture
def quiet() -> Iterator[None]:
    """Libraries say as much as in production under LOG_LEVEL=debug."""
    before = {name: logging.getLogger(name).level for name in QUIET}
    quiet_libraries(logging.DEBUG)
    yield
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def everything_sent(telegram: Telegram, mallory: Person) -> str:
    """Texts, captions, buttons, and the files that went out, unpacked."""
    files = telegram.simulator.world.files
    sent = [str(telegram.calls())]
    for view in mallory.chat:
        if view.get("media"):
            stored = files.find(view["media"]["url"].rpartition("/")[2])
            assert stored is not None
            sent += _unpacked(files.read(stored))
    return "\n".join(sent)


def _unpacked(file: bytes) -> list[str]:
    if not file.startswith(b"PK"):
        return [file.decode(errors="replace")]
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return [archive.read(name).decode() for name in archive.namelist()]


@pytest.mark.parametrize("trouble", ["no model", "refused", "broken", "cut"])
async def test_the_canary_never_comes_out_whatever_mallory_writes(
    mallory: Person,
    telegram: Telegram,
    app: App,
    fake: FakeOpenAi,
    trouble: str,
    quiet: None,
    caplog: pytest.LogCaptureFixture,
) -> None:
    plays: dict[str, Play] = {
        "refused": Refuses(status=400),
        "broken": Refuses(status=503),
        "cut": Streams(pieces=("I ", "think"), drops_after=2),
    }
    person = await app.find_person(TelegramId(mallory.id))
    if trouble == "no model":
        await app.stop_spending("a test")
    with capture_logs() as logs, caplog.at_level(logging.DEBUG):
        for number, text in enumerate(INJECTIONS):
            if trouble in plays:
                fake.plan(*[plays[trouble]] * 4)
            await mallory.says(text)
            fake.plays.clear()
            if number % 10 == 9:
                await mallory.says("/history")
                await mallory.presses("To read: Markdown")
        await app.remember(person.id, MemoryKind.FACT, INJECTIONS[0], BotName(BOT))
        await mallory.says("/profile")
        await mallory.says("/mydata")
        await mallory.presses("mydata.1")
    if trouble == "no model":
        await app.resume_spending()

    sent = everything_sent(telegram, mallory)
    assert INJECTIONS[0] in sent, "the files are looked into"
    assert CANARY not in sent
    logged = str(logs) + caplog.text
    assert [text for text in (CANARY, *INJECTIONS) if text in logged] == [], "nor does what people write stand in logs"


async def test_what_mallory_writes_stands_among_her_words_and_nowhere_else(
    mallory: Person, app: App, fake: FakeOpenAi
) -> None:
    person = await app.find_person(TelegramId(mallory.id))
    for text in INJECTIONS:
        fake.asked.clear()
        await mallory.says(text)
        [asked] = [one for one in fake.asked if "secret word is" in str(one["messages"][0])]
        first, *rest = asked["messages"]
        assert first == {
            "role": "system",
            "content": f"You are a mentor. The secret word is {CANARY}. Explain in English.",
        }
        assert {message["role"] for message in rest} <= {"user", "assistant"}
        assert rest[-1]["content"].endswith(text)
        assert set(asked) <= {"model", "messages", "stream", "max_tokens", "stream_options"}

    again = await app.find_person(TelegramId(mallory.id))
    assert again.roles == person.roles, "no word of hers is an order"
    assert (await app.profile_of(person.id)).entries == ()


async def test_no_word_moves_the_allowance(mallory: Person, app: App) -> None:
    person = await app.find_person(TelegramId(mallory.id))
    before = {(item.resource, item.limit) for item in (await app.usage(person.id)).items}
    for text in INJECTIONS[:20]:
        await mallory.says(text)
    after = await app.usage(person.id)

    assert {(item.resource, item.limit) for item in after.items} == before
    assert next(item.used for item in after.items if item.resource is Resource.MESSAGES) == 20
