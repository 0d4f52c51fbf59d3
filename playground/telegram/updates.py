"""Updates as Telegram makes them: their kinds, their lanes, how long they live."""

from dataclasses import dataclass, field
from typing import Final

from playground.telegram.accounts import Wire
from playground.telegram.records import UpdateRecord

KINDS: Final = (
    "message", "edited_message", "callback_query", "inline_query", "pre_checkout_query", "my_chat_member",
    "subscription", "stopped_message_generation", "message_reaction",
)  # fmt: skip
"""What the simulator makes. The rest of Telegram's kinds can be subscribed to and never come."""

UNLESS_ASKED: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Left out unless `allowed_updates` names them."""

_DAY: Final = 24 * 3600.0
_QUERY_LIFE: Final = 150.0
_INLINE_LIFE: Final = 30.0
_LIFE: Final = {
    "callback_query": _QUERY_LIFE,
    "pre_checkout_query": _QUERY_LIFE,
    "inline_query": _INLINE_LIFE,
}
_USER_LANES: Final = frozenset({"callback_query", "pre_checkout_query", "inline_query", "subscription"})

Lane = tuple[str, int]


@dataclass(slots=True)
class Update:
    """An update on its way. `created` is epoch seconds; `done` once it was taken, expired or dropped."""

    id: int
    kind: str
    payload: Wire
    lane: Lane
    created: float
    record: UpdateRecord
    done: bool = False
    wire: Wire = field(init=False)

    def __post_init__(self) -> None:
        self.wire = {"update_id": self.id, self.kind: self.payload}


def life_of(kind: str) -> float:
    """Seconds until Telegram gives an update up."""
    return _LIFE.get(kind, _DAY)


def lane_of(kind: str, chat_id: int, user_id: int) -> Lane:
    """Messages queue by chat, callbacks and payments by user: their order to each other is not promised."""
    if kind in _USER_LANES:
        return (kind, user_id)
    if kind == "stopped_message_generation":
        return (kind, chat_id)
    return ("chat", chat_id)


def wanted(kind: str, allowed: list[str] | None) -> bool:
    """Whether a bot with these `allowed_updates` receives this kind; none or empty means the default."""
    if not allowed:
        return kind not in UNLESS_ASKED
    return kind in allowed
