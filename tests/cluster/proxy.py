"""A bad network between two processes: slow, cut, or a black hole that swallows what is sent and says nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from core.tasks import Nursery

CHUNK = 65536


class FaultProxy:
    """Passes TCP on, until told otherwise. Each fault hits the connections that are open and those that come."""

    def __init__(self, host: str, port: int) -> None:
        self.host = host
        self.port = port
        self.listens_on = "127.0.0.1"
        self.listens_at = 0
        self.seconds = 0.0
        """How long each chunk is held back, in each direction."""
        self._open = asyncio.Event()
        self._open.set()
        self._refuses = False
        self._nursery = Nursery("proxy")
        self._writers: set[asyncio.StreamWriter] = set()

    @property
    def address(self) -> str:
        return f"{self.listens_on}:{self.listens_at}"

    def black_hole(self) -> None:
        """Nothing passes and nobody is told."""
        self._open.clear()

    def cut(self) -> None:
        """Connections break and none is accepted."""
        self._refuses = True
        for writer in list(self._writers):
            writer.transport.abort()

    def heal(self) -> None:
        self._refuses = False
        self._open.set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._refuses:
            writer.transport.abort()
            return
        try:
            there, back = await asyncio.open_connection(self.host, self.port)
        except OSError:
            writer.transport.abort()
            return
        self._writers |= {writer, back}
        self._nursery.start(self._pass(reader, back), name="there")
        self._nursery.start(self._pass(there, writer), name="back")

    async def close(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()
        await self._nursery.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while chunk := await reader.read(CHUNK):
                if self.seconds:
                    await asyncio.sleep(self.seconds)
                await self._open.wait()
                writer.write(chunk)
                await writer.drain()
        except OSError:
            writer.transport.abort()
        finally:
            self._writers.discard(writer)
            writer.close()


@asynccontextmanager
async def fault_proxy(url: str, *, listens_on: str = "127.0.0.1") -> AsyncIterator[FaultProxy]:
    """A proxy on a free port in front of `scheme://host:port/…`."""
    host, _, port = url.partition("://")[2].partition("/")[0].partition(":")
    proxy = FaultProxy(host, int(port))
    server = await asyncio.start_server(proxy.serve, listens_on, 0)
    proxy.listens_on = listens_on
    proxy.listens_at = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()
        await proxy.close()
