"""The hours between: the clock is moved, and every job of the scheduler does what is due then."""

from collections.abc import Sequence
from datetime import timedelta
from typing import cast

from bots.kit.events import News, perform, read_event
from core.jobs import Job, jobs_of
from core.updates.ingest import Ingest, Outcome
from core.updates.outbox import CarryCopies, CarryEvents
from core.updates.store import Store
from tests.bots.tutor.week.diary import Diary
from tests.clocks import HandClock

HOUR = timedelta(hours=1)


class AtOnce(Ingest):
    """In place of lanes and workers: what the core has to say is carried out when it is put in."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self.carried = 0

    async def event(self, bot: str, lane: str, number: int, body: bytes) -> Outcome:
        house, event = self._diary.telegram.houses[bot], read_event(body)
        assert isinstance(event, News)
        self.carried += 1
        await perform(house.bot, house.dispatcher, event)
        return Outcome.STORED


class Hours:
    """Time, as it passes for one learner."""

    def __init__(self, diary: Diary, clock: HandClock) -> None:
        self._diary, self._clock = diary, clock
        self._began = clock.now().astimezone(diary.zone)
        self._lane = AtOnce(diary)
        carry = CarryEvents(store=cast(Store, None), ingest=self._lane)  # no event of a learner drops a lane's letters
        jobs = jobs_of(diary.app, carry, CarryCopies(ingest=self._lane, clock=clock))
        self._jobs: Sequence[Job] = [*jobs[2:], *jobs[:2]]

    async def until(self, day: int, hour: int, minute: int = 0) -> int:
        """Hour by hour until the learner's clock shows this on that day of the story. Returns how many reminders
        came."""
        goal, before = self._began.replace(hour=hour, minute=minute) + timedelta(days=day - 1), self._lane.carried
        assert goal > self._clock.now(), "time goes on"
        while self._clock.now() < goal:
            now = self._clock.now()
            step = min(goal, now.replace(minute=0, second=0) + HOUR) - now
            self._clock.move(seconds=step.total_seconds())
            await self._tick()
        return self._lane.carried - before

    async def _tick(self) -> None:
        """Every job once, and the outbox last."""
        for job in self._jobs:
            before = self._lane.carried
            await job.work(self._clock.now())
            if self._lane.carried > before:
                self._diary.heading("Тьютор пишет сам")
                self._diary.note()
