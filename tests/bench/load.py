"""A load generator and a Bot API of raw sockets, light because they share the machine with what they measure."""

import asyncio
import itertools
import re
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import cast

from tests.bench.peers import CHATS, CONNECTIONS

ANSWER = (
    b'{"ok":true,"result":{"message_id":1,"date":1700000000,"chat":{"id":1,"type":"private","first_name":"Ada"},'
    b'"from":{"id":123456789,"is_bot":true,"first_name":"Bench"},"text":"hello"}}'
)
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(ANSWER), ANSWER)


LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
CHAT = re.compile(rb"chat_id\W{1,3}(\d+)")


def update(number: int, chat: int) -> bytes:
    """A plain text message as Telegram sends it, about 330 bytes."""
    return (
        b'{"update_id":%d,"message":{"message_id":%d,"from":{"id":%d,"is_bot":false,"first_name":"Ada","last_name":'
        b'"Lovelace","username":"ada_%d","language_code":"en"},"chat":{"id":%d,"first_name":"Ada","last_name":"Lovelace",'
        b'"username":"ada_%d","type":"private"},"date":1700000000,"text":"Yesterday I have seen him in the park"}}'
    ) % (number, number, chat, chat, chat, chat)


@dataclass
class Result:
    """What a run of the generator saw. Latencies in seconds, in the order of the answers."""

    seconds: float = 0.0
    ok: int = 0
    refused: int = 0
    refusals: set[str] = field(default_factory=set)
    """The status lines of what was refused."""
    latencies: list[float] = field(default_factory=list)
    sent_at: dict[int, float] = field(default_factory=dict)
    """Chat → when its update was sent; filled by `at_rate`, where each update has a chat of its own."""

    @property
    def rate(self) -> float:
        return self.ok / self.seconds

    def percentile(self, share: float) -> float:
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class _Connection(asyncio.Protocol):
    """One keep-alive connection that sends the next request when the answer to the last one is there."""

    def __init__(self, ask: Callable[["_Connection"], None], result: Result) -> None:
        self._ask = ask
        self._result = result
        self._sent_at = 0.0
        self._buffer = b""
        self.transport: asyncio.Transport | None = None
        self.free = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)  # uvloop's transports do not derive from asyncio's

    def send(self, request: bytes) -> None:
        assert self.transport is not None
        self.free = False
        self._sent_at = time.perf_counter()
        self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not _is_whole(self._buffer):
            return
        self._result.latencies.append(time.perf_counter() - self._sent_at)
        if self._buffer.startswith(b"HTTP/1.1 200"):
            self._result.ok += 1
        else:
            self._result.refused += 1
            self._result.refusals.add(self._buffer.split(b"\r\n")[0].decode())
        self._buffer = b""
        self.free = True
        self._ask(self)


class Generator:
    """Posts updates to `/telegram/bench` over a number of connections, as fast as they are answered or at a rate."""

    def __init__(
        self, port: int, *, secret: str, chats: int = CHATS, first: int = 1, connections: int = CONNECTIONS
    ) -> None:
        self._port = port
        self._chats = chats
        self._numbers = itertools.count(first)
        self._connections = connections
        self._head = (
            f"POST /telegram/bench HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: "
        ).encode()

    def requests(self) -> Iterator[tuple[int, bytes]]:
        """The chat of each update and the whole request."""
        for number in self._numbers:
            chat = number % self._chats + 1
            body = update(number, chat)
            yield chat, b"%s%d\r\n\r\n%s" % (self._head, len(body), body)

    async def flat_out(self, *, seconds: float = 1e9, count: int = 10**9) -> Result:
        """Closed loop: until the time is over or so many were sent."""
        result, requests, done = Result(), self.requests(), asyncio.Event()
        until = time.perf_counter() + seconds
        left, flying = count, 0

        def ask(connection: _Connection) -> None:
            nonlocal left, flying
            flying -= 1
            if left and time.perf_counter() < until:
                left -= 1
                flying += 1
                connection.send(next(requests)[1])
            elif not flying:
                done.set()

        started = time.perf_counter()
        connections = await self._connect(ask, result)
        for connection in connections:
            flying, left = flying + 1, left - 1
            connection.send(next(requests)[1])
        await done.wait()
        result.seconds = time.perf_counter() - started
        self._close(connections)
        return result

    async def at_rate(self, rate: float, *, seconds: float) -> Result:
        """Open loop: the next update is due whether or not the last one was answered."""
        result, requests = Result(), self.requests()
        idle: deque[_Connection] = deque()
        connections = await self._connect(idle.append, result)
        idle.extend(connections)
        started = time.perf_counter()
        sent = 0
        while (now := time.perf_counter() - started) < seconds:
            while sent < now * rate and idle:
                chat, request = next(requests)
                result.sent_at[chat] = time.perf_counter()
                idle.popleft().send(request)
                sent += 1
            await asyncio.sleep(0.001)
        async with asyncio.timeout(30):
            while result.ok + result.refused < sent:
                await asyncio.sleep(0.005)
        result.seconds = time.perf_counter() - started
        self._close(connections)
        return result

    async def _connect(self, ask: Callable[[_Connection], None], result: Result) -> list[_Connection]:
        loop = asyncio.get_running_loop()
        made = [
            await loop.create_connection(lambda: _Connection(ask, result), "127.0.0.1", self._port)
            for _ in range(self._connections)
        ]
        return [protocol for _, protocol in made]

    def _close(self, connections: list[_Connection]) -> None:
        for connection in connections:
            if connection.transport is not None:
                connection.transport.close()


def _is_whole(answer: bytes) -> bool:
    head, found, body = answer.partition(b"\r\n\r\n")
    if not found:
        return False
    length = LENGTH.search(head)
    return length is None or len(body) >= int(length[1])


class BotApi:
    """Accepts every call and notes when it came. Nothing is checked: it must cost less than what is measured."""

    def __init__(self) -> None:
        self.calls: list[float] = []
        self.by_chat: dict[int, float] = {}
        """Chat → when its first call came."""
        self._server: asyncio.Server | None = None
        self._waiting: list[tuple[int, asyncio.Event]] = []

    async def start(self, port: int) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _ApiConnection(self), "127.0.0.1", port)

    def note(self, body: bytes) -> None:
        now = time.perf_counter()
        self.calls.append(now)
        if chat := CHAT.search(body):
            self.by_chat.setdefault(int(chat[1]), now)
        for count, reached in self._waiting:
            if len(self.calls) >= count:
                reached.set()

    async def until(self, count: int, *, seconds: float = 120) -> None:
        """Wait until so many calls came in all."""
        reached = asyncio.Event()
        self._waiting = [(count, reached)]
        if len(self.calls) < count:
            async with asyncio.timeout(seconds):
                await reached.wait()
        self._waiting = []

    def stop(self) -> None:
        if self._server is not None:
            self._server.close()


class _ApiConnection(asyncio.Protocol):
    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].lower()
            length = int(head.split(b"content-length:")[1].split(b"\r\n")[0]) if b"content-length:" in head else 0
            if len(self._buffer) < end + 4 + length:
                return
            body, self._buffer = self._buffer[end + 4 : end + 4 + length], self._buffer[end + 4 + length :]
            self._api.note(body)
            assert self._transport is not None
            self._transport.write(RESPONSE)
