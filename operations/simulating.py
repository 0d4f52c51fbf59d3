"""`main.py simulate`: parts of the teaching measured on people who do not exist. One JSON object to standard output.

A simulation is a function here, and its words and arguments stand in `operations/commands.py`.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType


def run_simulation(options: argparse.Namespace) -> None:
    figures = SIMULATIONS[options.simulation](options)
    sys.stdout.write(json.dumps(figures, ensure_ascii=False) + "\n")


def placement(options: argparse.Namespace) -> Mapping[str, object]:
    from core.levels.simulation import simulate

    return simulate(options.people, options.seed, guessed=options.guessed)


def reviews(options: argparse.Namespace) -> Mapping[str, object]:
    from core.vocabulary.simulation import simulate

    return simulate(options.people, options.days, options.seed)


def sessions(options: argparse.Namespace) -> Mapping[str, object]:
    from core.path.simulation import simulate

    return simulate(options.people, options.seed, options.days)


SIMULATIONS: Mapping[str, Callable[[argparse.Namespace], Mapping[str, object]]] = MappingProxyType(
    {"placement": placement, "reviews": reviews, "sessions": sessions}
)
"""By the name under which the console knows it."""
