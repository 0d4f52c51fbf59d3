"""Money at the console: what was spent, the ceilings, and the switch."""

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core.ai.metering import Call, Estimate
from core.ai.types import Cost, ModelRef, Usage
from core.app import App, build_app
from core.subscriptions.errors import SpendingStoppedError
from core.subscriptions.meter import AllowanceMeter
from operations.commands import parser
from operations.ports import free_port
from operations.spending import run_spending
from tests.clocks import HandClock

ROOT = Path(__file__).parents[2]


@pytest.fixture
def app(tables: None) -> App:
    return build_app(clock=HandClock())


async def run(app: App, *words: str) -> int:
    return await run_spending(app, parser().parse_args(["spending", *words]))


async def reserve() -> None:

    cost = Cost(Decimal("0.01"), "USD", date(2026, 1, 1))
    call = Call("tutor.talk")
    estimate = Estimate(call=call, model=ModelRef("openai", "best"), tier="basic", usage=Usage(), cost=cost)
    await AllowanceMeter(clock=HandClock()).reserve(estimate)


async def test_the_switch_stops_what_costs_money_until_it_is_put_back(
    app: App, capsys: pytest.CaptureFixture[str]
) -> None:
    await reserve()
    assert await run(app, "stop", "a bill came in") == 1
    assert "Stopped since 2026-11-02 12:00 UTC: a bill came in" in capsys.readouterr().out
    with pytest.raises(SpendingStoppedError):
        await reserve()

    assert await run(app, "resume") == 0
    await reserve()


async def test_a_ceiling_is_set_shown_and_lifted(app: App, capsys: pytest.CaptureFixture[str]) -> None:
    await run(app, "ceiling", "EUR", "day", "12.5")
    assert "EUR today (UTC)  0.00 spent, 0.00 set aside, of 12.50" in capsys.readouterr().out
    await run(app, "ceiling", "EUR", "day", "none")
    assert "EUR" not in capsys.readouterr().out


@pytest.mark.parametrize("amount", ["-1", "much", "nan", "inf"])
def test_an_amount_is_a_number(amount: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["spending", "ceiling", "USD", "day", amount])

    assert "an amount is a number from 0 on" in capsys.readouterr().err


def test_an_amount_finer_than_the_ledger_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["spending", "ceiling", "USD", "day", "0.000001"])

    assert "to the thousandth of a cent" in capsys.readouterr().err


def test_a_database_that_is_away_is_told_in_a_sentence() -> None:
    environment = {"PATH": os.defpath, "DATABASE_URL": f"postgres://ada@127.0.0.1:{free_port()}/atelier"}
    command = [sys.executable, str(ROOT / "main.py"), "spending", "show"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)

    assert ended.returncode == 1
    assert ended.stderr == "PostgreSQL cannot be reached: nothing was changed.\n"
