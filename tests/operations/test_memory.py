"""A settled process leaves what it has loaded alone, and still finds the cycles that come later."""

import subprocess
import sys

LATER_CYCLES = """
import gc, weakref
from operations.memory import settle
settle()
assert gc.get_freeze_count() > 1_000
class Knot: pass
knots = []
for _ in range(30_000):
    knot = Knot(); knot.self = knot
    knots.append(weakref.ref(knot)); del knot
print(sum(one() is None for one in knots))
"""


def test_cycles_that_come_after_the_settling_are_still_found() -> None:
    run = subprocess.run([sys.executable, "-c", LATER_CYCLES], capture_output=True, text=True, check=True)
    assert int(run.stdout) > 15_000
