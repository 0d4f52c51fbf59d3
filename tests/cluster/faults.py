"""`make faults`: every row of the promise in its long form, against real processes; exits with 1 on any violation.

`python -m tests.cluster.faults --seed 7 --rows "store killed" --stores valkey,redis --short --out .local/faults.json`
"""

import argparse
import asyncio
import logging
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import orjson
import uvloop

from operations.quick_aiogram import load_aiogram

load_aiogram()

from core.tasks import Nursery  # noqa: E402
from tests.cluster.launching import launcher  # noqa: E402
from tests.cluster.rows import NOT_BUILT, ROWS  # noqa: E402
from tests.cluster.stage import Row, Stage, missing_stores  # noqa: E402
from tests.cluster.table import Result, headline, lines  # noqa: E402

ROW_SECONDS = 400.0  # what takes longer hangs


async def play(row: Row, stage: Stage) -> Result:
    """One row to its end, whatever that is."""
    begin = time.monotonic()
    try:
        async with asyncio.timeout(ROW_SECONDS):
            verdict = await row.play(stage)
    except Exception as error:  # noqa: BLE001 - a row that breaks off is a result too
        return Result(stage.store, row.name, time.monotonic() - begin, None, f"{type(error).__name__}: {error}")
    return Result(stage.store, row.name, time.monotonic() - begin, verdict)


async def play_all(rows: Sequence[Row], stores: Sequence[str], *, seed: int, long: bool) -> list[Result]:
    """Each row on each store it is meant for, one after another."""
    nursery, results = Nursery("faults"), []
    async with launcher(nursery) as launching:
        for store in stores:
            for row in rows:
                if not row.plays_on(store):
                    continue
                if reason := row.missing():
                    _say(f"{store:<8}{row.name:<21}not played: {reason}")
                    continue
                stage = Stage(seed, long=long and row.is_long_on(store), store=store, launcher=launching)
                results.append(await play(row, stage))
                for line in lines(results[-1]):
                    _say(line)
    await nursery.close()
    return results


def main() -> int:
    options = _options()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1, 10**6)
    missing = missing_stores()
    stores = [store for store in options.stores.split(",") if store not in missing]
    wanted = options.rows.split(",") if options.rows else [row.name for row in ROWS]
    _say(f"SEED={seed}")
    _say(headline())
    logging.disable(logging.ERROR)
    rows = [row for row in ROWS if row.name in wanted]
    results = uvloop.run(play_all(rows, stores, seed=seed, long=not options.short))
    for store, reason in missing.items():
        _say(f"{store}: not played: {reason}")
    for name, reason in NOT_BUILT.items():
        _say(f"{name}: not built yet: {reason}")
    _write(options.out, seed, results)
    broken = [f"{result.row} on {result.store}" for result in results if not result.holds]
    _say(f"violated: {', '.join(broken)}" if broken else f"{len(results)} rows hold, seed {seed}")
    return 1 if broken or not results else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The fault suite.")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--rows", help="names, parted by commas; all when left out")
    parser.add_argument("--stores", default="valkey,redis,cluster")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--out", type=Path, default=Path(".local/faults.json"))
    return parser.parse_args()


def _write(path: Path, seed: int, results: Sequence[Result]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    body = {"seed": seed, "rows": [result.as_json() for result in results], "not_built": NOT_BUILT}
    path.write_bytes(orjson.dumps(body, option=orjson.OPT_INDENT_2))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
