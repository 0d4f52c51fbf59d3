"""The verdicts as a table for people and as JSON for machines."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tests.cluster.verdict import Verdict

COLUMNS = (
    "store",
    "row",
    "delivered",
    "handled",
    "lost",
    "doubled in",
    "out",
    "disorder",
    "stale",
    "limit",
    "other",
    "s",
)
SHOWN_VIOLATIONS = 5


@dataclass(frozen=True, slots=True)
class Result:
    """One row that was played. `verdict` is None when it broke off: `error` says why."""

    store: str
    row: str
    seconds: float
    verdict: Verdict | None
    error: str = ""

    @property
    def holds(self) -> bool:
        return self.verdict is not None and self.verdict.holds

    def as_json(self) -> dict[str, Any]:
        return {"holds": self.holds, **asdict(self)}


def headline() -> str:
    return _line(COLUMNS)


def lines(result: Result) -> Iterable[str]:
    """The row's line, its own figures, and what it violated."""
    yield _line(_cells(result))
    if result.error:
        yield f"      broke off: {result.error}"
    if result.verdict is None:
        return
    if result.verdict.numbers:
        yield f"      {_figures(result.verdict.numbers)}"
    for name, found in result.verdict.violations.items():
        for sentence in found[:SHOWN_VIOLATIONS]:
            yield f"    ! {name}: {sentence}"
        if len(found) > SHOWN_VIOLATIONS:
            yield f"    ! {name}: and {len(found) - SHOWN_VIOLATIONS} more"


def _cells(result: Result) -> tuple[object, ...]:
    verdict = result.verdict or Verdict()
    counts = (
        verdict.delivered,
        verdict.handled,
        len(verdict.lost),
        verdict.doubled_inside,
        len(verdict.doubled_outside),
        len(verdict.out_of_order),
        len(verdict.stale) + len(verdict.two_owners),
        len(verdict.over_limit),
        len(verdict.other) + len(verdict.state_wrong),
    )
    shown = counts if result.verdict else ("-",) * len(counts)
    return (result.store, result.row, *shown, round(result.seconds))


def _figures(numbers: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in numbers.items())


def _line(cells: Iterable[object]) -> str:
    store, row, *counts = cells
    return f"{store!s:<8}{row!s:<21}" + "".join(f"{count!s:>11}" for count in counts)
