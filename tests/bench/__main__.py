"""`python -m tests.bench [ROW …]`: prints the table and writes JSON to the file that OUT names.

Figures in one table come from one run on one machine: compare ratios, not seconds.
"""

import os
import sys
from pathlib import Path

import orjson
import uvloop

from tests.bench.costs import Figures
from tests.bench.rows import ROWS


async def run(names: list[str], scale: float) -> dict[str, Figures]:
    table: dict[str, Figures] = {}
    for name in names:
        table[name] = await ROWS[name](scale)
        shown = "  ".join(f"{key} {value}" for key, value in table[name].items())
        sys.stdout.write(f"{name:<9} {shown}\n")
        sys.stdout.flush()
    return table


def main() -> int:
    names = sys.argv[1:] or list(ROWS)
    if unknown := set(names) - ROWS.keys():
        sys.stderr.write(f"No such row: {', '.join(sorted(unknown))}. There are {', '.join(ROWS)}.\n")
        return 2
    table = uvloop.run(run(names, float(os.environ.get("SCALE", "1"))))
    out = Path(os.environ.get("OUT", ".local/bench.json"))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(orjson.dumps(table, option=orjson.OPT_INDENT_2))
    sys.stdout.write(f"Written to {out}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
