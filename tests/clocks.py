"""A clock that tests move by hand."""

from datetime import UTC, datetime, timedelta


class HandClock:
    """Stands still until it is moved. Starts on a Monday, 2 November 2026, 12:00 UTC."""

    def __init__(self, now: datetime = datetime(2026, 11, 2, 12, tzinfo=UTC)) -> None:
        self._start = self._now = now

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return (self._now - self._start).total_seconds()

    def move(self, **by: float) -> None:
        self._now += timedelta(**by)
