"""`main.py doctor`: what is set up right and what is not, in plain words, each problem with what to do."""

import shutil
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from core.logs import Redactor
from core.updates.store import open_store
from core.updates.watch import Watch
from operations.abilities import Abilities, abilities
from operations.findings import Finding
from operations.health import Check, database_is_there, redis_is_safe, scheduler_leads, workers_live
from operations.ports import answers
from operations.words import say

OLDEST_PYTHON = (3, 11)
LEAST_FREE_BYTES = 1_000_000_000
START_ONE = "Start one, or everything with `make run`."


Introduction = Callable[[], Awaitable[tuple[bool, str]]]
"""Whether Telegram knows a bot's token, and the bot's name or what was said instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What there is to look at. An address that is None has never been set, nor made by `up`."""

    folder: Path
    database_url: str | None
    redis_url: str | None
    is_embedded: bool
    bots: list[str]
    introductions: Mapping[str, Introduction]
    """For each bot with a token: asks Telegram who it is."""
    public_url: str | None
    webhooks: Check
    ports: Mapping[str, int]
    abilities: Abilities
    secrets: list[str]


async def run_doctor(installation: Installation) -> int:
    """Says everything; returns 1 when something is wrong."""
    redact = Redactor(installation.secrets)
    findings = [_python(), _disk(installation.folder)]
    findings += await _database(installation)
    findings += await _redis(installation)
    findings += await _bots(installation)
    findings += abilities(installation.abilities)
    findings += [_port(name, port) for name, port in installation.ports.items()]
    for finding in findings:
        say(redact(f"{finding.mark:<6}{finding.subject}: {finding.words}"))
        if finding.remedy:
            say(redact(f"      → {finding.remedy}"))
    wrong = sum(finding.is_wrong for finding in findings)
    say(f"{wrong} of {len(findings)} need something done." if wrong else "All is well.")
    return 1 if wrong else 0


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST_PYTHON:
        return Finding("Python", version, "Install Python 3.11 or newer.")
    return Finding("Python", version)


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    words = f"{free / 1e9:.1f} GB free"
    return Finding("Disk", words, "Free some: servers stop when it is full." if free < LEAST_FREE_BYTES else None)


async def _database(installation: Installation) -> list[Finding]:
    if installation.database_url is None:
        return [Finding("PostgreSQL", "DATABASE_URL is not set; `make run` makes a database here")]
    problem = await database_is_there(installation.database_url)()
    return [
        Finding(
            "PostgreSQL",
            problem or "reachable, every table is there",
            problem and _server_remedy(installation, "DATABASE_URL"),
        )
    ]


async def _redis(installation: Installation) -> list[Finding]:
    if installation.redis_url is None:
        return [Finding("Redis", "REDIS_URL is not set; `make run` starts a Valkey here")]
    store = open_store(installation.redis_url)
    try:
        watch = Watch(store)
        problem = await redis_is_safe(watch)()
        remedy = (
            "Set them in redis.conf (or with CONFIG SET and CONFIG REWRITE): else acknowledged updates can be lost."
        )
        if problem and "cannot be used" in problem:
            return [Finding("Redis", problem, _server_remedy(installation, "REDIS_URL"))]
        found = [Finding("Redis", problem or "reachable, keeps what it acknowledged", problem and remedy)]
        idle, late = await workers_live(watch)(), await scheduler_leads(store)()
        found.append(Finding("Workers", idle or "alive", idle and START_ONE))
        found.append(Finding("Scheduler", late or "alive", late and START_ONE))
        return found
    finally:
        await store.close()


def _server_remedy(installation: Installation, variable: str) -> str:
    if installation.is_embedded:
        return "It is the server of this checkout: start it with `make run`, and ask again while that runs."
    return f"Check {variable}, and that the server runs and lets this machine in."


async def _bots(installation: Installation) -> list[Finding]:
    if not installation.introductions:
        return [Finding("Bots", f"no token is set: {', '.join(installation.bots)} talk in the playground")]
    found = [await _bot(bot, introduce) for bot, introduce in installation.introductions.items()]
    found += [
        Finding(f"Bot {bot}", "is in no folder of bots/", f"Remove BOTS__{bot.upper()}__TOKEN, or correct the name.")
        for bot in installation.introductions
        if bot not in installation.bots
    ]
    if installation.public_url is None:
        return [*found, Finding("Webhooks", "PUBLIC_URL is not set: the bots ask Telegram for news (poller)")]
    problem = await installation.webhooks()
    remedy = "Run `python main.py webhooks set`, and make sure that PUBLIC_URL leads to the gateway."
    return [*found, Finding("Webhooks", problem or f"set to {installation.public_url}", problem and remedy)]


async def _bot(bot: str, introduce: Introduction) -> Finding:
    known, words = await introduce()
    remedy = f"Copy the token of BOTS__{bot.upper()}__TOKEN again from BotFather, and see that Telegram is reachable."
    return Finding(f"Bot {bot}", words, None if known else remedy)


def _port(name: str, port: int) -> Finding:
    return Finding(f"Port of the {name}", f"{port}, {'somebody listens there' if answers(port) else 'free'}")
