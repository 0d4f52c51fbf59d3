"""Python's garbage collector in a process that handles updates for weeks."""

import gc

THRESHOLDS = (20_000, 50, 10)
"""An update makes some thousand objects, nearly all without cycles. With Python's own 700 a worker spent a fifth of its
time on looking through them (`make bench ROWS=answer`, with and without)."""


def settle() -> None:
    """What is loaded by now stays for good: it is never looked through again. To be called before the work begins."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
