"""`main.py spending …`: what models have cost, the ceilings, and the switch that stops it all, at the console."""

import argparse
from decimal import Decimal

from core.app import App
from core.errors import DatabaseUnavailableError
from core.subscriptions.types import Ceiling, Period, Spending
from operations.words import PersonMustActError, say


async def run_spending(app: App, options: argparse.Namespace) -> int:
    """`show`, or `stop`, `resume`, `ceiling` and then show. Returns the exit code: 1 while spending is stopped.

    Raises PersonMustActError.
    """
    try:
        await _act(app, options)
        spending = await app.spending()
    except DatabaseUnavailableError:
        raise PersonMustActError("PostgreSQL cannot be reached: nothing was changed.") from None
    _show(spending)
    return 1 if spending.stopped_since else 0


async def _act(app: App, options: argparse.Namespace) -> None:
    if options.action == "stop":
        await app.stop_spending(options.why)
    elif options.action == "resume":
        await app.resume_spending()
    elif options.action == "ceiling":
        await app.set_money_ceiling(options.currency, Period(options.period), options.amount)


def _show(spending: Spending) -> None:
    if spending.stopped_since:
        say(f"Stopped since {spending.stopped_since:%Y-%m-%d %H:%M} UTC: {spending.stopped_why}")
        say("Nothing that costs money is called. Go on with: python main.py spending resume")
    for ceiling in spending.ceilings:
        say(_line(ceiling))
    if not spending.ceilings:
        say("Nothing was spent yet, and there are no ceilings.")


def _line(ceiling: Ceiling) -> str:
    period = "today (UTC)" if ceiling.period is Period.DAY else "ever"
    limit = "no ceiling" if ceiling.amount is None else f"of {_plain(ceiling.amount)}"
    return f"{ceiling.currency} {period:<12} {_plain(ceiling.spent)} spent, {_plain(ceiling.held)} set aside, {limit}"


def _plain(amount: Decimal) -> str:
    """To the thousandth of a cent, without idle zeros behind the cents."""
    cents, rest = f"{amount:.5f}"[:-3], f"{amount:.5f}"[-3:].rstrip("0")
    return cents + rest
