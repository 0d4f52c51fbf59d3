"""The turn that the running task belongs to: what the storage and the request middlewares of a bot hang on."""

from contextvars import ContextVar

from core.updates.turns import Turn

sent_once: ContextVar[bool] = ContextVar("sent_once", default=False)
"""Set while a copy of what goes out to many is sent: it must rather be missed than doubled, and keeps their pace."""

current_turn: ContextVar[Turn | None] = ContextVar("current_turn", default=None)

raw_answer: ContextVar[bytes | None] = ContextVar("raw_answer", default=None)
"""What Telegram answered to the call that was made last, as it came."""
