"""Real processes, quick to start: a nursery of processes that has everything loaded and forks at a word.

`python -m tests.cluster.process` reads one JSON object a line, `{"kind": "worker" | "gateway", "number": 1, …}`, forks
the process and answers `{"pid": …, "number": 1}`; when one ends it says `{"exit": pid, "status": …}`. It ends with its
standard input, and kills what is left. What a process is made of is the same as in `main.py`.
"""

import asyncio
import gc
import os
import random
import select
import signal
import sys
import traceback
from collections.abc import Callable, Coroutine
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import orjson
import uvloop

from operations.quick_aiogram import load_aiogram

load_aiogram()

from bots.kit.fencing import FencedSession  # noqa: E402
from bots.kit.serving import BotTurns, RunningBot, create_bot  # noqa: E402
from core.clock import SystemClock  # noqa: E402
from core.logs import set_up_logs  # noqa: E402
from core.tasks import Nursery  # noqa: E402
from core.updates.bulk import BulkLimit  # noqa: E402
from core.updates.cooldowns import Cooldowns  # noqa: E402
from core.updates.counters import Counters  # noqa: E402
from core.updates.handling import Retries  # noqa: E402
from core.updates.leases import LeaseTimes  # noqa: E402
from core.updates.store import open_store  # noqa: E402
from core.updates.worker import LaneWorker  # noqa: E402
from gateway.app import create_app  # noqa: E402
from gateway.serving import server  # noqa: E402
from tests.cluster.fault_bot import fault_bot, noting_requests  # noqa: E402

Order = dict[str, Any]
TICK_SECONDS = 0.2


async def worker(order: Order) -> None:
    clock, counters, store = SystemClock(), Counters(), open_store(order["redis"])
    cooldowns, limit, nursery = Cooldowns(store, clock), BulkLimit(store), Nursery("worker")
    nursery.start(cooldowns.follow(), name="cooldowns")
    faults = fault_bot(Path(order["notes"]))
    running = {}
    for name, token in order["tokens"].items():
        bot = create_bot(token, order["api"], cooldowns=cooldowns, counters=counters, limit=limit)
        assert isinstance(bot.session, FencedSession)
        bot.session.request_class = noting_requests(faults)
        bot.session.times = LeaseTimes(**order["times"])
        running[name] = RunningBot(bot=bot, dispatcher=faults.create_dispatcher(), apologise=faults.apologise)
    lanes = LaneWorker(
        store,
        clock,
        BotTurns(running),
        name=order["name"],
        counters=counters,
        times=LeaseTimes(**order["times"]),
        retries=Retries(attempts=order["attempts"], backoff=tuple(order["backoff"])),
    )
    await lanes.run(_told_to_stop())
    for one in running.values():
        await one.bot.session.close()
    await nursery.close()
    await store.close()


async def gateway(order: Order) -> None:
    app = create_app(open_store(order["redis"]), bot_secrets=order["secrets"], checks={}, resources=nullcontext())
    await server(app, host=order["host"], port=order["port"]).serve()


PROCESSES: dict[str, Callable[[Order], Coroutine[Any, Any, None]]] = {"worker": worker, "gateway": gateway}


def _told_to_stop() -> asyncio.Event:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    return stop


class Forks:
    """The parent: forks, reaps, and says what ended."""

    def __init__(self) -> None:
        self._living: set[int] = set()

    def run(self) -> None:
        rest = b""
        while True:
            readable, _, _ = select.select([0], [], [], TICK_SECONDS)
            self._reap()
            if not readable:
                continue
            chunk = os.read(0, 65536)
            if not chunk:
                break
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                self._fork(orjson.loads(line))
        for pid in self._living:
            os.kill(pid, signal.SIGKILL)

    def _fork(self, order: Order) -> None:
        pid = os.fork()
        if pid == 0:
            _become(order)
        self._living.add(pid)
        _say({"pid": pid, "number": order["number"]})

    def _reap(self) -> None:
        while self._living:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            self._living.discard(pid)
            _say({"exit": pid, "status": os.waitstatus_to_exitcode(status)})


def _become(order: Order) -> None:
    """In the child: nothing of the parent's but its memory."""
    code = 1
    try:
        log = os.open(order["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(log, 1)
        os.dup2(log, 2)
        random.seed()
        set_up_logs(level="INFO", form="console", secrets=())
        uvloop.run(PROCESSES[order["kind"]](order))
        code = 0
    except SystemExit:
        code = 0
    except BaseException:  # noqa: BLE001 - the end of the process: what killed it goes into its log
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _say(line: Order) -> None:
    os.write(1, orjson.dumps(line) + b"\n")


def _warm_up() -> None:
    """Build the models that an update and its answers take once, for all forks."""
    from aiogram import methods
    from aiogram.types import Update

    from bots.kit.session import response_type

    sender, chat = {"id": 1, "is_bot": False, "first_name": "Ada"}, {"id": 1, "type": "private"}
    message = {"message_id": 1, "date": 0, "chat": chat, "from": sender, "text": "x"}
    Update.model_validate_json(orjson.dumps({"update_id": 1, "message": message}))
    sendings = (
        methods.SendMessage(chat_id=1, text="x"),
        methods.EditMessageText(chat_id=1, text="x"),
        methods.AnswerPreCheckoutQuery(pre_checkout_query_id="1", ok=True),
    )
    for method in sendings:
        method.model_dump(warnings=False)
        result = True if isinstance(method, methods.AnswerPreCheckoutQuery) else message
        body = orjson.dumps({"ok": True, "result": result})
        response_type(type(method)).model_validate_json(body)


if __name__ == "__main__":
    _warm_up()
    gc.freeze()
    Forks().run()
