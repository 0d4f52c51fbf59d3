"""The last word before bytes leave: a worker that lost its lease sends nothing, however long the way to the socket was.

Between the decision to call and the first byte lie a free connection of the pool, perhaps a handshake, and a turn of
the event loop. A worker that is paused there wakes up past its lease; so the lease is asked where the body is written.
What was written may still wait in the system for a network that is gone: when it comes back, the words of an earlier
owner must not come out of it. So what nobody acknowledges in the time between a worker's self-stop and the end of its
lease is thrown away (Linux: `TCP_USER_TIMEOUT`, RFC 5482).
"""

import socket

from aiogram.client.session.aiohttp import AiohttpSession
from aiohttp import ClientRequest, ClientSession, DummyCookieJar
from aiohttp.abc import AbstractStreamWriter
from aiohttp.connector import AddrInfoType, Connection

from bots.kit.turn import current_turn
from core.updates.leases import LeaseLostError, LeaseTimes


class FencedRequest(ClientRequest):
    """Writes its body, and with it its headers, only while the turn's lease holds. Else it raises LeaseLostError."""

    async def write_bytes(
        self, writer: AbstractStreamWriter, conn: Connection, content_length: int | None = None
    ) -> None:
        turn = current_turn.get()
        if turn is not None and not turn.lease.holds and conn.protocol is not None:
            conn.protocol.set_exception(LeaseLostError(f"partition {turn.lease.partition}, epoch {turn.lease.epoch}"))
            return
        await self.write_fenced(writer, conn, content_length)

    async def write_fenced(self, writer: AbstractStreamWriter, conn: Connection, content_length: int | None) -> None:
        """Write, now that it is allowed."""
        await super().write_bytes(writer, conn, content_length)


class FencedSession(AiohttpSession):
    """aiogram's session with fenced requests."""

    request_class: type[FencedRequest] = FencedRequest
    times = LeaseTimes()

    async def create_session(self) -> ClientSession:
        if self._should_reset_connector:
            await self.close()
        if self._session is None or self._session.closed:
            connector = self._connector_type(**self._connector_init, socket_factory=self._socket)
            self._session = ClientSession(
                connector=connector, request_class=self.request_class, cookie_jar=DummyCookieJar()
            )
            self._should_reset_connector = False
        return self._session

    def _socket(self, address: AddrInfoType) -> socket.socket:
        made = socket.socket(*address[:3])
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            patience = self.times.lease - self.times.self_stop
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, round(patience * 1000))
        return made
