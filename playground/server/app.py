"""The playground's web application: everything over one port, on the loopback."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from core.clock import Clock
from playground.server.bot_api import BotApi
from playground.server.money import Money
from playground.server.observing import Observing
from playground.server.people import People, shown
from playground.server.posting import Poster
from playground.telegram.courier import ANSWER_TIMEOUT
from playground.telegram.errors import ActError
from playground.telegram.files import UPLOAD_LIMIT
from playground.telegram.simulator import Simulator

PAGE: Final = Path(__file__).parent.parent / "page"
_BODY_LIMIT: Final = UPLOAD_LIMIT + 1024 * 1024
_PATIENCE: Final = 2.0


def create_app(simulator: Simulator, poster: Poster | None = None) -> web.Application:
    """The Bot API, /sim and the page over this simulator; the application starts and closes it."""
    app = web.Application(client_max_size=_BODY_LIMIT, middlewares=[_sentences, _own_page_only])
    people = People(simulator)
    parts = (BotApi(simulator), people, Money(simulator, people), Observing(simulator, people))
    app.add_routes([route for part in parts for route in part.routes()])
    app.router.add_get("/", _index)
    app.router.add_get("/page/{path:.+}", _page)

    async def life(app: web.Application) -> AsyncIterator[None]:  # noqa: ARG001 (aiohttp's shape)
        simulator.start()
        yield
        await simulator.close()
        if poster is not None:
            await poster.close()

    async def farewell(app: web.Application) -> None:  # noqa: ARG001
        simulator.world.bus.close()

    app.cleanup_ctx.append(life)
    app.on_shutdown.append(farewell)
    return app


@asynccontextmanager
async def running(
    host: str,
    port: int,
    *,
    tokens: Mapping[str, str],
    clock: Clock,
    state_path: Path | None = None,
    limits: bool = False,
    time_scale: float = 1.0,
    answer_timeout: float = ANSWER_TIMEOUT,
) -> AsyncIterator[str]:
    """The playground at work: its base address. Port 0 takes a free one. `state_path` outlives a restart."""
    poster = Poster(answer_timeout)
    simulator = Simulator(
        clock,
        tokens=tokens,
        time_scale=time_scale,
        limits=limits,
        state_path=state_path,
        carrier_for=poster.carrier,
    )
    runner = web.AppRunner(create_app(simulator, poster), access_log=None, shutdown_timeout=_PATIENCE)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port, backlog=1024).start()
        yield f"http://{host}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@web.middleware
async def _own_page_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Another site's script in the same browser may not act here."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden
    return await handler(request)


@web.middleware
async def _sentences(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refusals under /sim are JSON with one sentence."""
    try:
        return await handler(request)
    except ActError as error:
        return shown({"error": error.sentence}, status=error.status)
    except web.HTTPException as error:
        if not request.path.startswith("/sim"):
            raise
        return shown({"error": f"{error.reason}: {request.method} {request.path}"}, status=error.status)


async def _index(request: web.Request) -> web.StreamResponse:  # noqa: ARG001 (a handler's shape)
    return _file("index.html")


async def _page(request: web.Request) -> web.StreamResponse:
    return _file(request.match_info["path"])


def _file(name: str) -> web.StreamResponse:
    path = (PAGE / name).resolve()
    if not path.is_relative_to(PAGE) or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})
