"""What an operator's probes and Prometheus see."""

import json

from core.updates.store import Store
from tests.core.updates.conftest import Recorder, message, working
from tests.gateway.conftest import Telegram, gateway
from tests.valkey import TestValkey


async def well() -> str | None:
    return None


async def ill() -> str | None:
    return "appendfsync is everysec, it must be always"


async def broken() -> str | None:
    raise ConnectionError("nobody there")


async def test_readiness_names_each_check_with_its_reason(valkey: TestValkey) -> None:
    async with gateway(valkey.url, {"database": well, "redis settings": ill, "webhooks": broken}) as front:
        status, text = await front.gets("/readyz")
        assert await front.gets("/healthz") == (200, "ok")
    assert status == 503
    assert json.loads(text) == {
        "ready": False,
        "checks": {
            "database": "ok",
            "redis settings": "appendfsync is everysec, it must be always",
            "webhooks": "ConnectionError: nobody there",
        },
    }


async def test_a_gateway_without_a_complaint_is_ready(valkey: TestValkey) -> None:
    async with gateway(valkey.url, {"database": well}) as front:
        status, text = await front.gets("/readyz")
    assert (status, json.loads(text)["ready"]) == (200, True)


async def test_metrics_show_answers_backlog_and_workers(telegram: Telegram, store: Store) -> None:
    recorder = Recorder()
    async with working(store, recorder):
        await telegram.posts(message(1))
        await recorder.until(1)
        await telegram.posts(message(1), secret="wrong")
        status, text = await telegram.gets("/metrics")
    assert status == 200
    assert 'atelier_webhooks_total{answer="stored"} 1.0' in text
    assert 'atelier_webhooks_total{answer="unauthorized"} 1.0' in text
    assert "atelier_workers 1.0" in text
    assert "atelier_dead_letters 0.0" in text
