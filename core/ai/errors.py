"""What may go wrong with a model, as facts. A provider's own words never leave the adapter.

    PermanentError
    ├── ModelError(model)                what every call may raise
    │   ├── ModelUnavailableError        down, cut off, unknown to the provider, resting after failures  → next model
    │   │   └── ModelBusyError           rate-limited, or every place of ours is taken                   → next model
    │   ├── ModelTimedOutError           no answer within the patience for it                            → next model
    │   ├── ModelOutputInvalidError      it answered with nothing that can be used                       → next model
    │   ├── ModelRefusedError            its content filter refused the request or the answer            → the person
    │   ├── ModelRequestRejectedError    it does not accept this request (400, 422, …)                   → the operator
    │   └── ModelAccessDeniedError       it does not accept our key (401, 403)                           → the operator
    ├── NoModelError                     nothing on offer can do this (no key, no vision, too long)
    ├── OfferInvalidError                the settings name a model that cannot be offered
    └── RecordingTooLargeError           more comes of a voice message than may be downloaded: no model is asked

They are permanent for whoever called: waiting, trying again and falling back have already happened here.
"""

from typing import ClassVar

from core.ai.types import ModelRef, Usage
from core.errors import PermanentError


class ModelError(PermanentError):
    """A call to a model failed."""

    falls_back: ClassVar[bool] = False
    """Whether the next model may be asked instead."""

    def __init__(
        self,
        model: ModelRef | None = None,
        *,
        status: int | None = None,
        code: str | None = None,
        billed: Usage | None = None,
    ) -> None:
        super().__init__()
        self.model = model
        self.status = status
        """The provider's HTTP status, where there was one."""
        self.code = code
        """The provider's machine-readable code, checked to hold no free text."""
        self.billed = billed
        """What the provider billed although the call failed; None: nothing."""


class ModelUnavailableError(ModelError):
    """The model cannot be reached, or the provider failed."""

    falls_back = True

    def __init__(
        self,
        model: ModelRef | None = None,
        *,
        status: int | None = None,
        code: str | None = None,
        retry_after: float | None = None,
        temporary: bool = True,
    ) -> None:
        super().__init__(model, status=status, code=code)
        self.retry_after = retry_after
        """Seconds after which the provider asks to come back, if it said so."""
        self.temporary = temporary
        """Whether the same model may be tried again at once."""


class ModelBusyError(ModelUnavailableError):
    """The provider limits our rate, or all our places at it are taken."""


class ModelTimedOutError(ModelError):
    """The model did not answer in time."""

    falls_back = True


class ModelOutputInvalidError(ModelError):
    """The model's answer cannot be used: it is empty, of the wrong shape, or has no picture in it."""

    falls_back = True


class ModelRefusedError(ModelError):
    """The provider's content filter refused the request or the answer."""


class ModelRequestRejectedError(ModelError):
    """The provider does not accept this request."""


class ModelAccessDeniedError(ModelError):
    """The provider does not accept our key, or not for this model."""


class NoModelError(PermanentError):
    """No model on offer can do this."""


class OfferInvalidError(PermanentError):
    """The settings name a model that cannot be offered."""


class RecordingTooLargeError(PermanentError):
    """More comes of a voice message than was announced, or than may be downloaded: no model is asked."""
