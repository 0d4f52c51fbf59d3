"""No secret leaves the process: whoever says it, in whatever form."""

import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from core.logs import Redactor, set_up_logs, told_with

ROOT = Path(__file__).parents[2]
# Made here from parts, so that no file of the repository holds anything that looks like a secret.
TOKEN = "123456789:" + "AAE" + "xY-_z" * 7
KEY = "sk-" + "proj-Ab12Cd34Ef56"
PASSWORD = "p@ss" + "w0rd"
WEBHOOK_SECRET = "nobody-would-guess-" + "this-one"

LINES = [
    f"POST /bot{TOKEN}/sendMessage",
    f"https://api.telegram.org/file/bot{TOKEN}/photos/file_1.jpg",
    f"https://api.telegram.org/bot{TOKEN.replace(':', '%3A')}/getMe",
    f"token='{TOKEN}'",
    f'{{"token": "{TOKEN}"}}',
    f"two of them: {TOKEN} {TOKEN}",
    f"Authorization: Bearer {KEY}",
    "authorization: bearer " + "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
    "Authorization: Basic " + "dXNlcjpwYXNzd29yZA==",
    f"openai said: Incorrect API key provided: {KEY}",
    f"postgres://atelier:{PASSWORD}@127.0.0.1:5432/atelier",
    f"could not connect to redis://:{PASSWORD}@valkey:6379/0",
    f"rediss://default:{PASSWORD}@valkey:6379",
    f"('smtp://bot:{PASSWORD}@mail.example.org:587',)",
    f"X-Telegram-Bot-Api-Secret-Token: {WEBHOOK_SECRET}",
]
SECRETS = [TOKEN, TOKEN.split(":")[1], KEY, PASSWORD, WEBHOOK_SECRET, "eyJhbGciOiJIUzI1NiJ9", "dXNlcjpwYXNzd29yZA"]


@pytest.fixture(params=["json", "console"])
def out(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = (root.handlers[:], root.level, sys.excepthook, sys.unraisablehook)
    configured = structlog.get_config()
    stream = io.StringIO()
    set_up_logs(level="debug", form=request.param, secrets=[WEBHOOK_SECRET], stream=stream)
    yield stream
    root.handlers[:], root.level, sys.excepthook, sys.unraisablehook = before
    logging.captureWarnings(capture=False)
    structlog.configure(**configured)


def hides(text: str) -> bool:
    return not [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("line", LINES)
def test_a_line_with_a_secret_says_everything_else(line: str) -> None:
    redacted = Redactor([WEBHOOK_SECRET])(line)

    assert hides(redacted)
    assert "***" in redacted
    assert redacted.split("***")[0] in line


@pytest.mark.parametrize(
    "line",
    [
        "worker ready partitions=64 took=0.123456789",
        "2026-11-22T02:41:33.092426Z lane 7000000001 update 233312004",
        "http://127.0.0.1:8080/telegram/mentor",
        "task-force, risk-aware, ask-me-anything-please",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "see https://example.org/a:b and mail ada@example.org",
    ],
)
def test_what_is_no_secret_stays(line: str) -> None:
    assert Redactor()(line) == line


@pytest.mark.parametrize("line", LINES)
def test_every_way_to_log_is_redacted(out: io.StringIO, line: str) -> None:
    structlog.get_logger("ours").info("event", field=line, nested={"deep": [line]})
    structlog.get_logger("ours").warning(line)
    logging.getLogger("aiohttp.client").warning("cannot reach %s", line)
    logging.getLogger("uvicorn.error").error(line, extra={"headers": line})
    logging.getLogger("asyncio").error("Task exception was never retrieved: %r", ValueError(line))

    assert out.getvalue().count("***") >= 5
    assert hides(out.getvalue())


@pytest.mark.parametrize("line", LINES)
def test_a_traceback_is_redacted(out: io.StringIO, line: str) -> None:
    def fail() -> None:
        try:
            raise ConnectionError(line)
        except ConnectionError as error:
            raise ValueError(f"while asking {line}") from error

    try:
        fail()
    except ValueError:
        structlog.get_logger("ours").exception("failed")
        logging.getLogger("theirs").exception("failed too")
    sys.excepthook(ValueError, ValueError(line), None)

    assert "Traceback" in out.getvalue()
    assert hides(out.getvalue())


def test_a_line_that_cannot_be_formatted_shows_no_arguments(out: io.StringIO) -> None:
    root = logging.getLogger()
    root.handlers[:] = [one for one in root.handlers if type(one).__module__ == "core.logs"]  # pytest's own would raise
    root.getChild("theirs").warning("%d of them", TOKEN)

    assert "could not be written" in out.getvalue()
    assert hides(out.getvalue())


def test_ids_bound_to_the_context_stand_in_every_line(out: io.StringIO) -> None:
    with told_with(update=7, lane="42", bot="tutor", incident="8cfb3ecc"):
        structlog.get_logger("ours").info("handled")
        logging.getLogger("theirs").warning("slow")

    for line in out.getvalue().splitlines():
        if line.startswith("{"):
            found = json.loads(line)
            assert (found["update"], found["lane"], found["bot"], found["incident"]) == (7, "42", "tutor", "8cfb3ecc")
        else:
            assert {"update=7", "lane=42", "bot=tutor", "incident=8cfb3ecc"} <= set(line.split())


def test_what_nobody_catches_is_redacted_too() -> None:
    program = (
        "import sys, threading\n"
        "from core.logs import set_up_logs\n"
        "set_up_logs(form='console')\n"
        "line = sys.stdin.readline()\n"
        "thread = threading.Thread(target=lambda: 1 / 0 if not line else int(line))\n"
        "thread.start(); thread.join()\n"
        "import warnings; warnings.warn(line)\n"
        "raise RuntimeError(line)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, input=TOKEN, capture_output=True, text=True, check=False
    )

    assert ended.returncode == 1
    assert ended.stdout.count("***") >= 3
    assert hides(ended.stdout + ended.stderr)


def test_libraries_that_write_down_what_people_said_are_quiet_even_at_the_lowest_level(out: io.StringIO) -> None:
    statement = "SELECT … WHERE text = $1: ['My cat is called Byron']"
    for name in ("tortoise.db_client", "openai._base_client", "httpx2", "aiogram.event"):
        logging.getLogger(name).debug(statement)
        logging.getLogger(name).info(statement)
        logging.getLogger(name).warning("a warning of %s", name)

    assert "Byron" not in out.getvalue()
    assert out.getvalue().count("a warning of") == 4
