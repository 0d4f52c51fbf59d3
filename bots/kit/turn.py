"""The turn that the running task belongs to: what the storage and the request middlewares of a bot hang on."""

from contextvars import ContextVar

from core.updates.turns import Turn

current_turn: ContextVar[Turn | None] = ContextVar("current_turn", default=None)
