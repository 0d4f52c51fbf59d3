"""A bot that a test plays by hand: it hears what people do and says what the test says."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

import aiohttp

Wire = dict[str, Any]

TOKENS: Final = {"tutor": "1001:page-test", "mentor": "1002:page-test", "media": "1003:page-test"}

_PATIENCE: Final = 15


class Puppet:
    """Talks plain HTTP to the simulator, so that no library stands between the test and the page."""

    def __init__(self, client: aiohttp.ClientSession, api: str) -> None:
        self._client = client
        self._api = api
        self._offset = 0
        self.person = 0
        self._heard: list[Wire] = []

    async def call(self, method: str, *, files: dict[str, bytes] | None = None, **arguments: Any) -> Any:
        """Carry a Bot API call out in the chat of whoever was heard last."""
        if method.startswith(("send", "edit", "delete")):
            arguments.setdefault("chat_id", self.person)
        async with self._client.post(f"{self._api}/{method}", **_body(arguments, files)) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def hears(self, kind: str = "message") -> Wire:
        """The next update of this kind; those of other kinds before it are passed over."""
        while True:
            while self._heard:
                update = self._heard.pop(0)
                if kind in update:
                    found: Wire = update[kind]
                    self.person = (found.get("from") or found["chat"])["id"]
                    return found
            self._heard = await self.call("getUpdates", offset=self._offset, timeout=_PATIENCE)
            assert self._heard, f"the bot waited for a {kind} and nothing came"
            self._offset = self._heard[-1]["update_id"] + 1

    async def says(self, html: str, buttons: Sequence[Sequence[str]] = (), **arguments: Any) -> int:
        """Send a text; a button's data is its label. Returns the id of the message."""
        if buttons:
            arguments["reply_markup"] = inline(buttons)
        message = await self.call("sendMessage", text=html, parse_mode="HTML", **arguments)
        return int(message["message_id"])

    async def answers(self, press: Wire, text: str = "", *, alert: bool = False) -> None:
        await self.call("answerCallbackQuery", callback_query_id=press["id"], text=text, show_alert=alert)


def inline(rows: Sequence[Sequence[str]]) -> Wire:
    return {"inline_keyboard": [[{"text": label, "callback_data": label} for label in row] for row in rows]}


def _body(arguments: Wire, files: dict[str, bytes] | None) -> Wire:
    if not files:
        return {"json": arguments}
    form = aiohttp.FormData()
    for name, value in arguments.items():
        form.add_field(name, str(value))
    for name, data in files.items():
        form.add_field(name, data, filename=f"{name}.png")
    return {"data": form}


@asynccontextmanager
async def puppet(base: str, token: str) -> AsyncIterator[Puppet]:
    async with aiohttp.ClientSession() as client:
        yield Puppet(client, f"{base}/bot{token}")
