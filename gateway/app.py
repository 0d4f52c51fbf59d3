"""The HTTP front: webhooks in, health and metrics out."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry

from core.tasks import Nursery
from core.updates.fresh_log import FreshLog
from core.updates.ingest import Ingest
from core.updates.store import Store, StoreDownError
from core.updates.watch import Watch
from gateway.metrics import exposition
from gateway.readiness import Check, Readiness
from gateway.webhooks import WebhookEndpoint


def create_app(
    store: Store,
    *,
    bot_secrets: Mapping[str, str],
    checks: Mapping[str, Check],
    resources: AbstractAsyncContextManager[None],
) -> WebhookEndpoint:
    """The gateway's application: the webhooks in front, FastAPI behind them for everything else.

    FastAPI's own layers cost more per request than storing an update does, so the webhooks are not among its routes.

    Args:
        bot_secrets: the webhook secret of each bot that is served.
        checks: what `/readyz` asks, by name.
        resources: what lives as long as the application does, such as the database's connections.
    """
    nursery = Nursery("gateway")
    registry = CollectorRegistry()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with resources:
            looking = nursery.start(FreshLog(store).follow(), name="fresh log")
            yield
            looking.cancel()
        await nursery.close(patience=5)
        await store.close()

    app = FastAPI(title="Atelier gateway", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.registry = registry
    app.state.watch = Watch(store)
    app.state.readiness = Readiness(checks)
    app.add_api_route("/healthz", healthz)
    app.add_api_route("/readyz", readyz)
    app.add_api_route("/metrics", metrics)
    ingest = Ingest(store, nursery)
    return WebhookEndpoint(app, ingest=ingest, bot_secrets=bot_secrets, registry=registry)


async def healthz() -> PlainTextResponse:
    """The process is alive. It says nothing about what stands behind it."""
    return PlainTextResponse("ok")


async def readyz(request: Request) -> JSONResponse:
    """200 when updates can be taken and handled, else 503; each check with its reason."""
    reasons: dict[str, str | None] = await request.app.state.readiness()
    ready = not any(reasons.values())
    shown = {name: reason or "ok" for name, reason in reasons.items()}
    return JSONResponse({"ready": ready, "checks": shown}, status_code=200 if ready else 503)


async def metrics(request: Request) -> Response:
    """What Prometheus scrapes; 503 while the store is away."""
    try:
        body = await exposition(request.app.state.registry, request.app.state.watch)
    except StoreDownError:
        return PlainTextResponse("store unavailable", status_code=503)
    return Response(body, media_type=CONTENT_TYPE_LATEST)
