"""The test taken by people whose level is known."""

import json
import subprocess
import sys
from pathlib import Path

from core.levels.simulation import simulate

ROOT = Path(__file__).parents[3]


def test_the_true_level_is_found() -> None:
    """The goals of the issue, with room for the noise of 600 people."""
    figures = simulate(600, 1)

    assert float(str(figures["exact"])) >= 0.78
    assert float(str(figures["within_one"])) >= 0.99
    assert float(str(figures["mean_items"])) <= 17
    assert float(str(figures["exact_after_35"])) >= 0.83
    assert figures["max_items"] == 25


def test_stated_probabilities_are_kept() -> None:
    calibration = simulate(600, 2)["calibration"]

    assert isinstance(calibration, list)
    assert sum(one["people"] for one in calibration) == 600
    for one in calibration:
        if one["people"] >= 50:
            assert abs(one["stated"] - one["observed"]) < 0.15


def test_the_same_seed_gives_the_same_figures() -> None:
    assert simulate(30, 5) == simulate(30, 5)
    assert simulate(30, 5) != simulate(30, 6)


def test_guessing_costs_and_is_not_hidden() -> None:
    assert float(str(simulate(300, 3, guessed=0.25)["exact"])) < float(str(simulate(300, 3)["exact"]))


def test_one_person_is_enough() -> None:
    assert simulate(1, 1)["people"] == 1


def test_the_console_prints_one_json_object() -> None:
    command = [sys.executable, "main.py", "simulate", "placement", "--people", "12", "--seed", "4"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    figures = json.loads(ended.stdout)
    assert ended.stdout.count("\n") == 1
    assert {"exact", "within_one", "mean_items", "max_items", "exact_after_35", "calibration"} <= figures.keys()
