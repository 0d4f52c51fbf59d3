"""Why no money may be spent on a call. A model that costs nothing may still be asked: both fall back to the next.

ModelError
├── MoneyCeilingError(currency, period)   the ceiling of the day, or of all time, would be passed
└── SpendingStoppedError                  somebody threw the kill switch
"""

from core.ai.errors import ModelError
from core.ai.types import ModelRef


class MoneyCeilingError(ModelError):
    """The call might cost more than there is left under a ceiling of money."""

    falls_back = True

    def __init__(self, model: ModelRef | None, currency: str, period: str) -> None:
        super().__init__(model)
        self.currency = currency
        self.period = period
        """A value of `core.subscriptions.types.Period`."""


class SpendingStoppedError(ModelError):
    """The kill switch is thrown: nothing that costs money is called."""

    falls_back = True
