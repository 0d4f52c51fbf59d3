"""A bot's handlers in the worker's lanes: what a second attempt repeats, and what it does not."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest
from aiogram import Bot, Dispatcher
from aiogram.fsm.context import FSMContext
from aiogram.methods import RefundStarPayment
from aiogram.types import Message, Update

from bots.kit.events import Announcement
from bots.kit.serving import BotTurns, RunningBot, call_with_care
from bots.kit.storage import TurnStorage
from core.clock import SystemClock
from core.tasks import Nursery
from core.updates import keys
from core.updates.bulk import BulkLimit
from core.updates.cooldowns import Cooldowns
from core.updates.counters import Counters
from core.updates.handling import Retries
from core.updates.ingest import Ingest
from core.updates.leases import LeaseLostError
from core.updates.store import Store
from core.updates.turns import CallUncertainError
from core.updates.worker import LaneWorker, new_worker_name
from playground.telegram.accounts import Person as Account
from playground.telegram.faults import Fault
from playground.telegram.session import InProcessSession
from playground.telegram.simulator import Simulator

Handle = Callable[[Message, FSMContext, Bot], Awaitable[None]]
TOKEN = "100001:" + "t" * 35


@dataclass
class Stage:
    """One bot behind a worker, a Telegram before it, and Ada."""

    simulator: Simulator
    ingest: Ingest
    counters: Counters
    ada: Account
    apologies: list[str] = field(default_factory=list)
    handle: Handle | None = None

    async def says(self, text: str) -> None:
        self.simulator.acts.say(self.simulator.bot("tutor"), self.ada, text)
        await self.simulator.settled()

    @property
    def sent(self) -> list[str]:
        """The texts that Telegram accepted, in order."""
        accepted = (call for call in self.simulator.world.calls.since(0) if call.status == 200)
        return [call.arguments["text"] for call in accepted if call.method == "sendMessage"]

    async def until_sent(self, *texts: str) -> None:
        async with asyncio.timeout(10):
            while self.sent != list(texts):
                await asyncio.sleep(0.01)

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not true():
                await asyncio.sleep(0.01)


@pytest.fixture
async def stage(store: Store) -> AsyncIterator[Stage]:
    clock, counters, nursery = SystemClock(), Counters(), Nursery("stage")
    cooldowns = Cooldowns(store, clock)
    simulator = Simulator(clock, tokens={"tutor": TOKEN})
    stage = Stage(simulator, Ingest(store, nursery), counters, simulator.person("Ada"))

    async def take(update: dict[str, Any]) -> None:
        await stage.ingest("tutor", orjson.dumps(update))

    async def play(message: Message, state: FSMContext, bot: Bot) -> None:
        assert stage.handle is not None
        await stage.handle(message, state, bot)

    async def apologise(_: Bot, __: Update, incident: str) -> None:
        stage.apologies.append(incident)

    simulator.deliver_to("tutor", take)
    session = InProcessSession(simulator)
    call_with_care(session, cooldowns=cooldowns, counters=counters, limit=BulkLimit(store))
    dispatcher = Dispatcher(storage=TurnStorage())
    dispatcher.message.register(play)
    turns = BotTurns({"tutor": RunningBot(Bot(TOKEN, session=session), dispatcher, apologise)})
    worker = LaneWorker(
        store, clock, turns, name=new_worker_name(), counters=counters, retries=Retries(backoff=(0.01,))
    )
    stop = asyncio.Event()
    running = nursery.start(worker.run(stop), name="worker")
    nursery.start(cooldowns.follow(), name="cooldowns")
    yield stage
    stop.set()
    await running
    await nursery.close()
    await simulator.close()


async def test_a_second_attempt_does_not_repeat_what_was_sent_and_sees_the_first_message(stage: Stage) -> None:
    attempts: list[int] = []

    async def handle(message: Message, _: FSMContext, __: Bot) -> None:
        first = await message.answer("one")
        attempts.append(first.message_id)
        await message.answer("two")
        if len(attempts) < 3:
            raise RuntimeError("after the second message")
        await message.answer("three")

    stage.handle = handle
    await stage.says("go")
    await stage.until_sent("one", "two", "three")
    await stage.until(lambda: stage.counters.handled == 1)

    assert len(set(attempts)) == 1, "the replay got another message than the one that was sent"
    assert stage.counters.calls_replayed == 4
    assert stage.apologies == []


async def test_an_answer_that_got_lost_is_asked_for_again_and_counted(stage: Stage) -> None:
    async def handle(message: Message, _: FSMContext, __: Bot) -> None:
        await message.answer("hello")

    stage.handle = handle
    stage.simulator.world.faults.add(Fault(kind="drop_answer", method="sendMessage", times=1))
    await stage.says("go")
    await stage.until(lambda: stage.counters.handled == 1)

    assert stage.sent.count("hello") <= 2
    assert stage.counters.calls_repeated == 1


async def test_what_spends_is_not_repeated_when_nobody_knows_whether_it_happened(stage: Stage) -> None:
    asked = 0

    async def handle(message: Message, _: FSMContext, bot: Bot) -> None:
        nonlocal asked
        asked += 1
        try:
            await bot(RefundStarPayment(user_id=message.chat.id, telegram_payment_charge_id="charge"))
        except CallUncertainError:
            await message.answer("staff will look into it")

    stage.handle = handle
    stage.simulator.world.faults.add(Fault(kind="drop_answer", method="refundStarPayment", times=1))
    await stage.says("refund")
    await stage.until_sent("staff will look into it")

    assert asked == 2
    assert stage.counters.calls_withheld == 1


async def test_state_lives_in_the_turn_and_is_there_for_the_next_one(stage: Stage) -> None:
    async def handle(message: Message, state: FSMContext, _: Bot) -> None:
        count = (await state.get_data()).get("count", 0) + 1
        await state.update_data(count=count)
        await state.set_state("asked")
        await message.answer(f"{count} {await state.get_state()}")

    stage.handle = handle
    await stage.says("one")
    await stage.says("two")
    await stage.until_sent("1 asked", "2 asked")


async def test_after_a_429_nothing_goes_out_before_its_time_and_the_order_holds(stage: Stage) -> None:
    async def handle(message: Message, _: FSMContext, __: Bot) -> None:
        await message.answer(message.text or "")

    stage.handle = handle
    stage.simulator.world.faults.add(Fault(kind="429", method="sendMessage", times=1, retry_after=1))
    await stage.says("one")
    await stage.says("two")
    await stage.until_sent("one", "two")

    limited, *accepted = [c for c in stage.simulator.world.calls.since(0) if c.method == "sendMessage"]
    assert limited.status == 429
    assert accepted[0].at - limited.at >= 1
    assert len(accepted) == 2, "a call was made while the chat rested"


async def test_copies_for_many_keep_their_limit_and_answers_do_not_wait_for_it(stage: Stage, store: Store) -> None:
    async def handle(message: Message, _: FSMContext, bot: Bot) -> None:
        await message.answer(f"counts {await store.client.zcard(keys.copies(bot.id))}")

    stage.handle = handle
    await stage.says("before")
    await stage.until_sent("counts 0")
    news = Announcement(chat_id=stage.ada.id, text="news").model_dump_json().encode()
    for number in range(2):
        await stage.ingest.event("tutor", str(stage.ada.id), number, news)
    await stage.says("after")
    await stage.until_sent("counts 0", "news", "news", "counts 2")


async def test_a_worker_that_lost_its_lease_sends_nothing(stage: Stage, store: Store) -> None:
    from bots.kit.turn import current_turn

    refused: list[str] = []

    async def handle(message: Message, _: FSMContext, __: Bot) -> None:
        turn = current_turn.get()
        assert turn is not None
        if not refused:
            turn.lease.lost = True
            try:
                await message.answer("too late")
            except LeaseLostError:
                refused.append("too late")
                raise

    stage.handle = handle
    await stage.says("go")
    await stage.until(lambda: bool(refused))
    assert stage.sent == []


async def test_an_update_of_an_unknown_kind_is_passed_over(stage: Stage) -> None:
    await stage.ingest("tutor", b'{"update_id": 900, "something_of_next_year": {"from": {"id": 1}}}')
    await stage.until(lambda: stage.counters.handled == 1)


async def test_an_update_for_a_bot_that_does_not_run_here_ends_in_the_dead_letters(stage: Stage) -> None:
    await stage.ingest("nobody", b'{"update_id": 901, "message": {"chat": {"id": 1}}}')
    await stage.until(lambda: stage.counters.buried == 1)
