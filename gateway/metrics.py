"""`/metrics` for Prometheus: the gateway's own counters, the backlog, and what every live worker reported."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from core.updates.watch import Backlog, Watch


class _Snapshot(Collector):
    def __init__(self, backlog: Backlog, workers: dict[str, dict[str, int]]) -> None:
        self._backlog = backlog
        self._workers = workers

    def collect(self) -> Iterator[Metric]:
        waiting = GaugeMetricFamily("atelier_updates_waiting", "Updates not yet committed.", labels=["passage"])
        waiting.add_metric(["lane"], self._backlog.waiting)
        waiting.add_metric(["express"], self._backlog.express)
        yield waiting
        yield GaugeMetricFamily("atelier_dead_letters", "Updates given up.", value=self._backlog.dead)
        unowned = self._backlog.unowned
        yield GaugeMetricFamily("atelier_partitions_unowned", "Partitions that no worker holds.", value=unowned)
        yield GaugeMetricFamily("atelier_workers", "Live workers.", value=len(self._workers))
        yield from self._counters()

    def _counters(self) -> Iterator[Metric]:
        for name in sorted({name for report in self._workers.values() for name in report}):
            kind = GaugeMetricFamily if name == "partitions" else CounterMetricFamily
            family = kind(f"atelier_worker_{name}", f"Reported by each worker: {name}.", labels=["worker"])
            for worker, report in self._workers.items():
                family.add_metric([worker], report.get(name, 0))
            yield family


async def exposition(registry: CollectorRegistry, watch: Watch) -> bytes:
    """The text format of Prometheus."""
    snapshot = CollectorRegistry()
    snapshot.register(_Snapshot(await watch.backlog(), await watch.workers()))
    return generate_latest(registry) + generate_latest(snapshot)
