"""Misfortune on demand: refusals, failures, lost answers, slowness, doubled deliveries."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from playground.telegram.errors import ActError

FaultKind = Literal["429", "5xx", "drop_answer", "latency", "duplicate"]
_KINDS: Final = ("429", "5xx", "drop_answer", "latency", "duplicate")


@dataclass(slots=True)
class Fault:
    """One order: the next `times` calls that match suffer it. No filter means every call.

    `duplicate` is about deliveries: the next `times` updates are posted `copies` more times at once.
    """

    kind: FaultKind
    bot: str | None = None
    method: str | None = None
    chat: int | None = None
    times: int = 1
    retry_after: int = 1
    ms: int = 0
    copies: int = 1

    def matches(self, bot: str, method: str, chat: int | None) -> bool:
        return (
            self.bot in {None, bot}
            and (self.method is None or self.method.lower() == method.lower())
            and self.chat in {None, chat}
        )


class Faults:
    """The orders that still have times left, in the order they were given."""

    def __init__(self) -> None:
        self._orders: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._orders.append(fault)

    def clear(self) -> None:
        self._orders.clear()

    def for_call(self, bot: str, method: str, chat: int | None) -> Fault | None:
        """The first order for this call, counted down."""
        if not self._orders:
            return None
        return self._take(lambda order: order.kind != "duplicate" and order.matches(bot, method, chat))

    def copies(self, bot: str, kind: str, chat: int | None) -> int:
        """How many more times this delivery is made."""
        if not self._orders:
            return 0
        order = self._take(lambda order: order.kind == "duplicate" and order.matches(bot, kind, chat))
        return order.copies if order else 0

    def _take(self, wanted: Any) -> Fault | None:
        order = next((order for order in self._orders if wanted(order)), None)
        if order is not None:
            order.times -= 1
            if order.times <= 0:
                self._orders.remove(order)
        return order


def fault_from(body: dict[str, Any]) -> Fault:
    """An order as `POST /sim/faults` states it."""
    unknown = set(body) - set(Fault.__slots__)
    if unknown:
        raise ActError(f"A fault has no field {sorted(unknown)[0]!r}.")
    kind = str(body.get("kind", ""))
    if kind not in _KINDS:
        raise ActError(f"The kind of a fault is one of {', '.join(_KINDS)}.")
    numbers = {name: body[name] for name in ("chat", "times", "retry_after", "ms", "copies") if name in body}
    for name, value in numbers.items():
        if not isinstance(value, int) or isinstance(value, bool) or value < (0 if name == "ms" else 1):
            raise ActError(f"A fault's {name} is a whole number from {0 if name == 'ms' else 1} up.")
    return Fault(**{**body, "kind": kind})
