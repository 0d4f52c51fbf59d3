"""Each rule broken once on purpose, to see that the fault suite notices.

`python -m tests.cluster.mutations --seed 7 --only "no fence"` copies the tree, breaks the rule in the copy, plays the
row that guards it with processes of that copy, and wants the verdict to name the violation. It exits with 1 when a
mutation got away, and when a row does not hold on the unbroken code.
"""

import argparse
import asyncio
import logging
import random
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uvloop

from operations.quick_aiogram import load_aiogram

load_aiogram()

from core.tasks import Nursery  # noqa: E402
from tests.cluster.faults import play  # noqa: E402
from tests.cluster.launching import ROOT, launcher  # noqa: E402
from tests.cluster.rows import ROWS  # noqa: E402
from tests.cluster.stage import Stage  # noqa: E402
from tests.cluster.table import Result, lines  # noqa: E402

COPIED = ("core", "bots", "gateway", "operations", "playground", "tests", "main.py")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", "courses", "data", "blind")


@dataclass(frozen=True, slots=True)
class Mutation:
    """A rule, the one place that keeps it, what stands there instead, and the row that must notice."""

    rule: str
    module: str
    kept_by: str
    broken_as: str
    row: str
    noticed_as: frozenset[str]
    """Names of a verdict's lists, at least one of which must not be empty; `broke off`: the row cannot even end."""
    also: "Mutation | None" = None
    """A second guard of the same rule, which must fall with the first."""


def _mutation(
    rule: str,
    module: str,
    kept_by: str,
    broken_as: str,
    *,
    row: str,
    noticed_as: str,
    also: Mutation | None = None,
) -> Mutation:
    return Mutation(rule, module, kept_by, broken_as, row, frozenset(noticed_as.split(",")), also)


MUTATIONS = (
    _mutation(
        "a repeat is a duplicate",
        "core/updates/scripts/ingest.lua",
        "if redis.call('GETBIT', seen, ARGV[a]) == 1 then",
        "if false then",
        row="gateways killed",
        noticed_as="doubled_outside,out_of_order,state_wrong",
    ),
    _mutation(
        "200 means stored",
        "gateway/webhooks.py",
        'return 503, b"store unavailable"',
        'return 200, b"stored"',
        row="store killed",
        noticed_as="lost",
    ),
    _mutation(
        "acknowledged by commit, never on read",
        "core/updates/scripts/turn.lua",
        "  local attempt, mark = begun(k, id)\n  local journal = {}",
        "  local attempt, mark = begun(k, id)\n  redis.call('XDEL', KEYS[k + 1], id)\n  local journal = {}",
        row="workers killed",
        noticed_as="lost",
    ),
    _mutation(
        "a replay does not repeat what is in the journal",
        "bots/kit/journal.py",
        "if recorded is not None and recorded != INTENT:",
        "if False:",
        row="exceptions",
        noticed_as="doubled_outside",
    ),
    _mutation(
        "one entry of a lane in flight",
        "core/updates/lanes.py",
        "if not lane.working and not self._draining and self.lease.holds:",
        "if not self._draining and self.lease.holds:",
        row="workers killed",
        noticed_as="out_of_order,state_wrong",
    ),
    _mutation(
        "state is written with the commit",
        "core/updates/turns.py",
        'await self.write("commit", *self.state.changes())',
        'await self.write("commit", 0)',
        row="workers killed",
        noticed_as="state_wrong",
    ),
    _mutation(
        "a failed attempt leaves no state",
        "core/updates/turns.py",
        "        self.state = State(as_mapping(state), writable=",
        "        self.state = self.state if self.attempt > 1 else State(as_mapping(state), writable=",
        row="exceptions",
        noticed_as="state_wrong",
    ),
    _mutation(
        "a worker cut off stops itself",
        "core/updates/leases.py",
        "return not self.lost and self.clock.monotonic() - self.renewed_at < self.times.self_stop",
        "return True",
        row="worker cut off",
        noticed_as="stale,two_owners,doubled_outside,out_of_order,other",
    ),
    _mutation(
        "every change of hands has an epoch of its own",
        "core/updates/scripts/lease.lua",
        "redis.call('INCR'",
        "redis.call('STRLEN'",
        row="worker paused",
        noticed_as="stale,two_owners,state_wrong,other,lost",
    ),
    _mutation(
        "nobody calls before a cool-down ends",
        "core/updates/cooldowns.py",
        "return max(0.0, max((self._until.get(name, now) for name in names), default=now) - now)",
        "return 0.0",
        row="429 storms",
        noticed_as="over_limit",
    ),
    _mutation(
        "copies for many leave under one limit",
        "core/updates/scripts/bulk.lua",
        "if due > now then return wait(due - now) end",
        "if true then return 0 end",
        row="copies at once",
        noticed_as="over_limit",
    ),
    _mutation(
        "what is given up is in the dead letters",
        "core/updates/scripts/turn.lua",
        "  local letter = redis.call('XADD', KEYS[k + 5], '*', unpack(pairs_from(first, first + count - 1)))\n",
        "  local letter = ''\n",
        row="exceptions",
        noticed_as="lost",
    ),
    _mutation(
        "only the poison is blamed for a worker's death",
        "core/updates/scripts/turn.lua",
        "return math.max(attempt, math.min(attempt + 1, doubt))",
        "return attempt + 1",
        row="killers",
        noticed_as="lost,other",
        also=_mutation(
            "a suspect runs alone",
            "core/updates/handling.py",
            "if lanes.begun_before.pop(entry.id, 0) >= SUSPECT_ATTEMPTS:",
            "if lanes.begun_before.pop(entry.id, 0) < 0:",
            row="killers",
            noticed_as="lost,other",
        ),
    ),
    _mutation(
        "express passes the lane",
        "core/updates/addressing.py",
        "    if kind in _EXPRESS:\n        return Passage.EXPRESS\n",
        "",
        row="long handler",
        noticed_as="other,lost,broke off",
    ),
    _mutation(
        "a lane never holds up another",
        "core/updates/worker.py",
        "asyncio.Semaphore(limits.lanes_at_once)",
        "asyncio.Semaphore(1)",
        row="one busy chat",
        noticed_as="other,lost",
    ),
    _mutation(
        "an update's own defect is no 5xx",
        "gateway/webhooks.py",
        'return 400, b"not an update"',
        'return 500, b"not an update"',
        row="garbage",
        noticed_as="other",
    ),
)


@asynccontextmanager
async def broken_tree(mutation: Mutation) -> AsyncIterator[Path]:
    """A copy of the tree with the rule broken."""
    with tempfile.TemporaryDirectory(prefix="atelier-mutation-") as folder:
        tree = Path(folder)
        await asyncio.to_thread(_copy, tree)
        break_rule(mutation, tree)
        yield tree


def break_rule(mutation: Mutation, tree: Path) -> None:
    """Break it in a copy of the tree. Raises ValueError when its place is not there exactly once."""
    module = tree / mutation.module
    source = module.read_text(encoding="utf-8")
    if source.count(mutation.kept_by) != 1:
        raise ValueError(f"{mutation.rule}: its place is in {mutation.module} {source.count(mutation.kept_by)} times")
    module.write_text(source.replace(mutation.kept_by, mutation.broken_as), encoding="utf-8")
    if mutation.also is not None:
        break_rule(mutation.also, tree)


async def noticed(mutation: Mutation, seed: int) -> tuple[bool, Result]:
    """Whether the row named one of the violations that breaking the rule must lead to."""
    row = next(row for row in ROWS if row.name == mutation.row)
    nursery = Nursery("mutation")
    async with broken_tree(mutation) as tree, launcher(nursery, tree=tree) as launching:
        result = await play(row, Stage(seed, launcher=launching))
    await nursery.close()
    found = set(result.verdict.violations) if result.verdict else {"broke off"}
    return bool(found & mutation.noticed_as), result


async def run(mutations: list[Mutation], seed: int) -> int:
    got_away = 0
    for mutation in mutations:
        caught, result = await noticed(mutation, seed)
        got_away += not caught
        names = ", ".join(result.verdict.violations) if result.verdict else result.error
        _say(f"{'noticed ' if caught else 'GOT AWAY'}  {mutation.rule:<50} {mutation.row:<18} {names or 'nothing'}")
        if not caught:
            for line in lines(result):
                _say(f"    {line}")
    _say(f"{len(mutations) - got_away} of {len(mutations)} broken rules were noticed, seed {seed}")
    return 1 if got_away else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Breaks each rule once and plays the row that guards it.")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1, 10**6))
    parser.add_argument("--only", help="rules, parted by semicolons; all when left out")
    options = parser.parse_args()
    wanted = options.only.split(";") if options.only else [mutation.rule for mutation in MUTATIONS]
    logging.disable(logging.ERROR)
    _say(f"SEED={options.seed}")
    return uvloop.run(run([mutation for mutation in MUTATIONS if mutation.rule in wanted], options.seed))


def _copy(tree: Path) -> None:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=LEFT_OUT)
        else:
            shutil.copy(source, tree / name)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
