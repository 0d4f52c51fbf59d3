"""How the gateway is served: one uvicorn process on the fast protocol, quiet, drained when it is told to stop."""

from starlette.types import ASGIApp
from uvicorn import Config, Server

DRAIN_SECONDS = 15  # what Telegram is waiting for is answered before the process ends
KEEP_ALIVE_SECONDS = 75


def server(app: ASGIApp, *, host: str, port: int) -> Server:
    """A server for the application; `await server(...).serve()` runs until SIGTERM or SIGINT."""
    config = Config(
        app,
        host=host,
        port=port,
        http="httptools",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )
    return Server(config)
