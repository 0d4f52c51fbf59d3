"""The words of the console: every command of main.py, its arguments and its help."""

import argparse
from decimal import Decimal, InvalidOperation

LOOPBACK = "127.0.0.1"


def parser() -> argparse.ArgumentParser:
    """`process` is the command's name, or None when none was given."""
    console = argparse.ArgumentParser(
        prog="main.py",
        description="Atelier: a cluster of Telegram bots. `python main.py up` runs all of it on this machine.",
        epilog="Settings come from the environment and from .env; .env.example lists them all.",
    )
    console.add_argument("--supervised", action="store_true", help=argparse.SUPPRESS)
    console.set_defaults(process=None)
    commands = console.add_subparsers(metavar="COMMAND", dest="process")
    _add(
        commands,
        "up",
        "run everything on this machine: servers where none are set, tables, all processes",
        "Without a bot token the bots talk in the playground; with tokens and PUBLIC_URL Telegram delivers to it; "
        "with tokens alone the bots ask Telegram for news. Ctrl-C drains and stops everything.",
    )
    gateway = _add(
        commands,
        "gateway",
        "take webhooks and answer /healthz, /readyz, /metrics",
        "Listens on GATEWAY_PORT. Run any number behind a load balancer.",
    )
    _add(
        commands,
        "worker",
        "handle updates: the bots themselves",
        "Runs every bot that has a token. Run any number: the chats spread over them. SIGTERM lets it finish.",
    )
    _add(
        commands,
        "scheduler",
        "do what is due by the clock: `jobs` lists it",
        "Any number may run: one leads, and another takes over within ten seconds when it dies, hangs or is cut off.",
    )
    _add(
        commands,
        "poller",
        "ask Telegram for updates, for operators without a public address",
        "Polls every bot that has a token. Several may run; one polls a bot at a time.",
    )
    playground = _add(
        commands,
        "playground",
        "a Telegram simulator with a chat page, for trying and testing",
        "Listens on PLAYGROUND_PORT and knows the bots that have a token. `up` starts it when no token is set.",
    )
    for listening in (gateway, playground):
        listening.add_argument("--host", default=LOOPBACK, help="the address to listen at (default: %(default)s)")
    _add(commands, "migrate", "bring the tables up to date", "Any number may run at once: one works, the others wait.")
    _add(commands, "seed", "bring the content up to date", "Lessons, words, scenes; what staff edited stays as it is.")
    _add(
        commands,
        "doctor",
        "say in plain words what is set up right and what is not",
        "Exit code 1 when something is wrong. No secret is shown.",
    )
    gateway.add_argument(
        "--set-webhooks", action="store_true", help="also point Telegram at PUBLIC_URL, where something differs"
    )
    _add_webhooks(commands)
    _add_dead(commands)
    _add_spending(commands)
    _add(
        commands,
        "jobs",
        "what runs when, how it last went, and which scheduler leads",
        "Exit code 1 when no scheduler is alive.",
    )
    _add(
        commands,
        "check",
        "find mistakes in English: one text a line from standard input, one JSON a line to standard output",
        "Needs no server and no key. Tier A is a sure mistake with its fix, B a maybe, C an odd sentence.",
    )
    _add_simulate(commands)
    return console


def _add_webhooks(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    webhooks = _add(
        commands,
        "webhooks",
        "where Telegram delivers: set, show or delete it",
        "`set` points every bot with a token at PUBLIC_URL and calls Telegram only when something differs.",
    )
    webhooks.add_argument("action", choices=["set", "show", "delete"])
    webhooks.add_argument(
        "--again", action="store_true", help="set it even if nothing differs: Telegram never tells an old secret"
    )


def _add_dead(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    dead = _add(
        commands,
        "dead",
        "updates that were given up: list, show, replay or drop them",
        "A replayed update goes to the end of its chat's lane; what it already sent is not sent again.",
    )
    dead.add_argument("action", choices=["list", "show", "replay", "drop"])
    dead.add_argument("numbers", nargs="*", metavar="NUMBER", help="as `list` shows them, or `all`")


def _add_spending(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    spending = _add(
        commands,
        "spending",
        "what models cost: show it, stop it, resume it, set a ceiling",
        "`stop` holds at once, in every process: nothing that costs money is called any more. What runs ends.",
    )
    actions = spending.add_subparsers(metavar="ACTION", dest="action", required=True)
    for name, brief in (("show", "spent and set aside, with the ceilings"), ("resume", "put the switch back")):
        actions.add_parser(name, help=brief)
    actions.add_parser("stop", help="throw the switch").add_argument("why", help="for whoever looks next")
    ceiling = actions.add_parser("ceiling", help="how much may be spent")
    ceiling.add_argument("currency", help="like USD")
    ceiling.add_argument("period", choices=["day", "ever"], help="a day of UTC, or all time")
    ceiling.add_argument("amount", type=_amount, help="a number, or `none`")


def _add_simulate(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    simulate = _add(
        commands,
        "simulate",
        "measure the teaching on people who do not exist: one JSON object to standard output",
        "Needs no server and no key. The same seed gives the same figures.",
    )
    simulations = simulate.add_subparsers(metavar="WHAT", dest="simulation", required=True)
    placement = _add_simulation(simulations, "placement", "the placement test: how often it finds the true level")
    placement.add_argument(
        "--guessed",
        type=float,
        default=0.0,
        metavar="SHARE",
        help="of the choices that people do not know, how many they guess right, 0 to 1 (default: %(default)s)",
    )
    reviews = _add_simulation(simulations, "reviews", "spaced repetition: minutes, reviews a day, what is retained", 50)
    sessions = _add_simulation(
        simulations, "sessions", "daily sessions: how many end with 75 to 85 %% of the answers right", 20
    )
    for simulation in (reviews, sessions):
        simulation.add_argument("--days", type=_how_many, default=180, metavar="DAYS", help="(default: %(default)s)")


def _add_simulation(
    simulations: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, brief: str, people: int = 2000
) -> argparse.ArgumentParser:
    """Every simulation takes how many people and which seed."""
    simulation = simulations.add_parser(name, help=brief, description=f"{brief[0].upper()}{brief[1:]}.")
    simulation.add_argument("--people", type=_how_many, default=people, metavar="N", help="(default: %(default)s)")
    simulation.add_argument("--seed", type=int, default=1, metavar="S", help="(default: %(default)s)")
    return simulation


def _how_many(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, brief: str, more: str
) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=brief, description=f"{brief[0].upper()}{brief[1:]}. {more}")


def _amount(text: str) -> Decimal | None:
    """Of money: a number from 0 on, to the thousandth of a cent as the ledger is, or `none`."""
    if text == "none":
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal(-1)
    if not (number.is_finite() and number >= 0):
        raise argparse.ArgumentTypeError(f"an amount is a number from 0 on, or `none`, not {text}")
    if number != round(number, 5):
        raise argparse.ArgumentTypeError(f"money is counted to the thousandth of a cent (0.00001), not to {text}")
    return number
