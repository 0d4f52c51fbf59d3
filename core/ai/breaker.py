"""A model or a provider that keeps failing rests for a while, instead of making every person wait for it.

Closed: calls pass. After `failures` in a row: open, every call is refused at once for `rest` seconds. Then half
open: a single probe passes; it closes the breaker or opens it again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from core.ai.errors import ModelBusyError, ModelError, ModelTimedOutError, ModelUnavailableError
from core.ai.types import ModelRef
from core.clock import Clock

MODEL_FAILURES = 5
PROVIDER_FAILURES = 10
"""Higher than a model's: one broken model must not take its provider's others with it."""
REST = 30.0
LONGEST_REST = 300.0


class Breaker:
    def __init__(self, clock: Clock, *, failures: int, rest: float = REST) -> None:
        self._clock = clock
        self._limit = failures
        self._rest = rest
        self._failures = 0
        self._open_until: float | None = None
        self._probing = False

    def wait(self) -> float | None:
        """Seconds until a call may pass; None: now."""
        if self._open_until is None:
            return None
        if self._probing:
            return self._rest
        left = self._open_until - self._clock.monotonic()
        return left if left > 0 else None

    def enter(self) -> None:
        self._probing = self._open_until is not None

    def succeeded(self) -> None:
        self._failures, self._open_until, self._probing = 0, None, False

    def failed(self) -> None:
        self._failures += 1
        if self._probing or self._failures >= self._limit:
            self.rest_for(self._rest)
        self._probing = False

    def abandoned(self) -> None:
        """The call ended in a way that says nothing about the provider; a probe is still owed."""
        self._probing = False

    def rest_for(self, seconds: float) -> None:
        self._probing = False
        self._open_until = self._clock.monotonic() + min(seconds, LONGEST_REST)


class Breakers:
    """One breaker for each model and one for each provider."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._models: dict[ModelRef, Breaker] = {}
        self._providers: dict[str, Breaker] = {}

    @contextmanager
    def admit(self, model: ModelRef) -> Iterator[None]:
        """Let a call pass and learn from how it ends; raises ModelUnavailableError while the breaker is open."""
        mine = self._models.setdefault(model, Breaker(self._clock, failures=MODEL_FAILURES))
        whole = self._providers.setdefault(model.provider, Breaker(self._clock, failures=PROVIDER_FAILURES))
        waits = [wait for wait in (mine.wait(), whole.wait()) if wait is not None]
        if waits:
            raise ModelUnavailableError(model, code="resting", retry_after=max(waits))
        mine.enter()
        whole.enter()
        try:
            yield
        except ModelBusyError as error:
            whole.abandoned()
            if error.retry_after is None:
                mine.abandoned()
            else:
                mine.rest_for(error.retry_after)
            raise
        except (ModelUnavailableError, ModelTimedOutError):
            mine.failed()
            whole.failed()
            raise
        except ModelError:
            mine.succeeded()  # it answered, if only to refuse
            whole.succeeded()
            raise
        except BaseException:
            mine.abandoned()
            whole.abandoned()
            raise
        mine.succeeded()
        whole.succeeded()
