"""Conversation state as aiogram knows it, kept in the turn's unit of work: a replay starts from the old state."""

from collections.abc import Mapping
from typing import Any

import orjson
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from bots.kit.turn import current_turn
from core.errors import AtelierError
from core.updates.turns import State as TurnState


class ForeignStateError(AtelierError):
    """A handler reached for the state of another chat; that belongs to another lane."""


class TurnStorage(BaseStorage):
    """Reads and writes the state of the running turn. The store sees the writes when the update is committed."""

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        _state(key).put(_field(key, "state"), None if name is None else name.encode())

    async def get_state(self, key: StorageKey) -> str | None:
        value = _state(key).get(_field(key, "state"))
        return None if value is None else value.decode()

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        _state(key).put(_field(key, "data"), orjson.dumps(dict(data)) if data else None)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        value = _state(key).get(_field(key, "data"))
        data: dict[str, Any] = {} if value is None else orjson.loads(value)
        return data

    async def close(self) -> None:
        """Nothing is held open."""


def _state(key: StorageKey) -> TurnState:
    turn = current_turn.get()
    if turn is None:
        raise RuntimeError("conversation state exists only within a turn")
    if turn.entry.lane.rpartition("/")[2] != str(key.chat_id):
        raise ForeignStateError(f"lane {turn.entry.lane}, chat {key.chat_id}")
    return turn.state


def _field(key: StorageKey, part: str) -> str:
    return f"{key.user_id}:{key.thread_id or ''}:{key.destiny}:{part}"
