"""`main.py jobs`: what runs when, and how it last went."""

from collections.abc import Sequence
from datetime import timedelta

from core.jobs import Job
from core.updates.leading import leader_of
from core.updates.store import Store, StoreDownError
from operations.diary import LEAD, Diary, Run
from operations.words import PersonMustActError, say


async def run_jobs(jobs: Sequence[Job], store: Store) -> int:
    """Says everything. Returns the exit code: 1 when nobody runs the jobs. Raises PersonMustActError."""
    try:
        runs, leader = await Diary(store).read(), await leader_of(store, LEAD)
    except StoreDownError as error:
        raise PersonMustActError(f"Redis cannot be used ({type(error).__name__}): no run is known.") from None
    finally:
        await store.close()
    for job in jobs:
        say(f"{job.name:<22} every {_span(job.every):<5} {job.what}")
        say(f"{'':<22} {_told(runs.get(job.name))}")
    say(f"{leader} runs them." if leader else "Nobody runs them: start `python main.py scheduler`.")
    return 0 if leader else 1


def _told(run: Run | None) -> str:
    if run is None:
        return "has not run yet"
    outcome = f"failed with {run.error}" if run.error else f"dealt with {run.count}"
    return f"last at {run.at:%Y-%m-%d %H:%M:%S} UTC: {outcome}, {run.seconds:.2f} s"


def _span(span: timedelta) -> str:
    """A number and its unit, the largest that fits."""
    for unit, seconds in (("h", 3600), ("min", 60)):
        if span.total_seconds() % seconds == 0:
            return f"{span.total_seconds() / seconds:.0f} {unit}"
    return f"{span.total_seconds():.0f} s"
