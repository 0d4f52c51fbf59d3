"""`main.py scheduler`: APScheduler ticks over the jobs of the core. Any number may run; the one that leads works.

APScheduler is the alarm clock: it holds one alarm for each job, set anew after each run. What is due follows from the
diary of runs and our own clock, so a restart, a new leader or a clock that was moved neither skips a job nor makes up
for runs that were missed.
"""

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from core.clock import Clock, SystemClock
from core.errors import TemporaryError
from core.jobs import Job
from core.tasks import Nursery
from core.updates.leading import Lead
from core.updates.store import Store, StoreDownError
from core.updates.worker import new_worker_name
from operations.diary import LEAD, Diary, Run

log = structlog.get_logger(__name__)

BEAT_SECONDS = 1.0
JUMP_SECONDS = 5.0
"""A wall clock that moves so far against the monotonic one was set; less is drift."""
LONGEST_SECONDS = 300.0
"""A job that takes longer is taken to hang."""
RETRY = timedelta(minutes=1)
"""A job that failed is tried again after that; sooner if it runs more often and what failed was a server."""
DRAIN_SECONDS = 5.0
"""For running jobs at the end: less than the lease has left."""


async def run_scheduler(jobs: Sequence[Job], store: Store, clock: Clock, stop: asyncio.Event) -> None:
    """Runs them until `stop`, whenever this process leads."""
    name = new_worker_name()
    await Scheduler(jobs, Lead(store, clock, LEAD, name), Diary(store), clock, name=name).run(stop)


class Scheduler:
    """Wants the lead, and while it has it, runs the jobs."""

    def __init__(
        self,
        jobs: Sequence[Job],
        lead: Lead,
        diary: Diary,
        clock: Clock,
        *,
        name: str,
        beat: float = BEAT_SECONDS,
    ) -> None:
        self._jobs = jobs
        self._lead = lead
        self._diary = diary
        self._clock = clock
        self._name = name
        self._every = beat
        self._wall = SystemClock()  # what APScheduler goes by
        self._alarms: AsyncIOScheduler | None = None
        self._led = 0
        self._offset = 0.0
        self._running: set[str] = set()
        self._nursery = Nursery("jobs")
        # It announces every alarm that is set, and ours are set after each run.
        logging.getLogger("apscheduler").setLevel(logging.WARNING)

    @property
    def leads(self) -> bool:
        return self._alarms is not None

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what runs then has a moment to end, and the next one leads at once."""
        log.info("scheduler started", scheduler=self._name, jobs=len(self._jobs))
        try:
            while not stop.is_set():
                await self._beat()
                try:
                    await asyncio.wait_for(stop.wait(), self._every)
                except TimeoutError:
                    continue
        finally:
            await self._stand_down(patience=DRAIN_SECONDS)
            await self._lead.let_go()

    async def _beat(self) -> None:
        holds = await self._lead.keep()
        if self.leads and (not holds or self._lead.epoch != self._led):
            log.warning("lead lost", scheduler=self._name, epoch=self._led)
            await self._stand_down()
        if holds and not self.leads:
            await self._begin()
        elif self.leads and abs(self._now_offset() - self._offset) > JUMP_SECONDS:
            log.warning("the clock was moved", seconds=round(self._now_offset() - self._offset))
            await self._plan_all()

    async def _begin(self) -> None:
        log.info("leading", scheduler=self._name, epoch=self._lead.epoch)
        self._led = self._lead.epoch
        self._alarms = AsyncIOScheduler(timezone=UTC)
        self._alarms.start()
        await self._plan_all()

    async def _stand_down(self, *, patience: float = 0.0) -> None:
        if self._alarms is not None:
            self._alarms.shutdown(wait=False)
            self._alarms = None
        await self._nursery.close(patience=patience)
        self._running.clear()

    async def _plan_all(self) -> None:
        self._offset = self._now_offset()
        try:
            runs = await self._diary.read()
        except StoreDownError:
            log.warning("the diary cannot be read: every job is due")
            runs = {}
        for job in self._jobs:
            self._plan(job, self._wait(job, runs.get(job.name)))

    def _wait(self, job: Job, last: Run | None) -> timedelta:
        """From now to the next run: none when it is overdue, and never longer than from one run to the next."""
        if last is None:
            return timedelta()
        due = last.at + (job.every if last.error is None else min(job.every, RETRY))
        return min(max(due - self._clock.now(), timedelta()), job.every)

    def _plan(self, job: Job, wait: timedelta) -> None:
        if self._alarms is not None:
            # An alarm rings once: APScheduler counts up every interval that a clock has jumped over.
            self._alarms.add_job(
                self._start, "date", args=[job], run_date=self._wall.now() + wait, id=job.name,
                replace_existing=True, misfire_grace_time=None,
            )  # fmt: skip

    async def _start(self, job: Job) -> None:
        if job.name not in self._running and self._lead.holds:
            self._running.add(job.name)
            self._nursery.start(self._run(job), name=job.name)

    async def _run(self, job: Job) -> None:
        at, began = self._clock.now(), self._clock.monotonic()
        count, error, bug = None, None, False
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                count = await job.work(at)
        except (TemporaryError, TimeoutError, *StoreDownError) as trouble:
            error = type(trouble).__name__
            log.warning("job failed", job=job.name, error=error)
        except Exception as trouble:  # whatever a job does wrong, the others go on
            error, bug = type(trouble).__name__, True
            log.exception("job failed", job=job.name)
        seconds = self._clock.monotonic() - began
        if error is None:
            (log.info if count else log.debug)("job done", job=job.name, count=count, seconds=round(seconds, 3))
        run = Run(at=at, seconds=seconds, count=count, error=error, by=self._name)
        self._running.discard(job.name)
        self._plan(job, RETRY if bug else self._wait(job, run))  # a bug is still there a second later
        await self._note(job, run)

    async def _note(self, job: Job, run: Run) -> None:
        try:
            await self._diary.note(job.name, run)
        except StoreDownError:
            log.warning("run not noted", job=job.name)

    def _now_offset(self) -> float:
        return self._clock.now().timestamp() - self._clock.monotonic()
