"""Every setting is documented, read once, and refused in words when it is wrong."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from core.config import BotSettings, Settings, SettingsWrongError, as_environment, complete, read_settings

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:" + "A" * 35
PARTS = {"TOKEN", "WEBHOOK_SECRET"}


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variables of whoever runs the tests do not count."""
    for name in list(os.environ):
        if name.lower() in Settings.model_fields or name.upper().startswith("BOTS__"):
            monkeypatch.delenv(name)


def bots() -> set[str]:
    return {path.parent.name for path in (ROOT / "bots").glob("*/__init__.py")} - {"kit"}


def names() -> set[str]:
    plain = {name.upper() for name in Settings.model_fields if name != "bots"}
    return plain | {f"BOTS__{bot.upper()}__{part.upper()}" for bot in bots() for part in BotSettings.model_fields}


def test_the_example_holds_every_setting_and_no_other() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    assert set(re.findall(r"^#?([A-Z][A-Z0-9_]*)=", example, re.MULTILINE)) == names()


def test_the_example_is_usable_as_it_stands(tmp_path: Path) -> None:
    assert read_settings(ROOT / ".env.example") == read_settings(tmp_path / "no such file")


def test_what_the_example_shows_uncommented_is_taken(tmp_path: Path) -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    shown = [line[1:] for line in lines if re.match(r"#[A-Z][A-Z0-9_]*=.", line) and "=/" not in line]  # no files
    (tmp_path / ".env").write_text("\n".join([*shown, "SECRET_KEY=" + "k" * 32]))

    settings = read_settings(tmp_path / ".env")

    assert settings.gateway_port == 8080
    assert settings.public_url == "https://bots.example.org"


WRONG = [
    ("DATABASE_URL", "mysql://ada:hunter2@host/db", "postgres://user:password@host:port/database"),
    ("DATABASE_URL", "postgres://ada:hunter2@host:port/db", "postgres://user:password@host:port/database"),
    ("REDIS_URL", "http://:hunter2@host", "redis://host:port/0"),
    ("TELEGRAM_API_URL", "hunter2", "the base of a Bot API server"),
    ("PUBLIC_URL", "http://hunter2.example.org", "https"),
    ("GATEWAY_PORT", "hunter2", "a port, 1 to 65535"),
    ("PLAYGROUND_PORT", "70000", "a port, 1 to 65535"),
    ("SECRET_KEY", "hunter2", "at least 32 random characters"),
    ("LOG_LEVEL", "hunter2", "debug, info, warning or error"),
    ("LOG_FORMAT", "hunter2", "auto, console or json"),
    ("BOTS__MENTOR__TOKEN", "hunter2", "the token that BotFather gave"),
    ("BOTS__MENTOR__WEBHOOK_SECRET", "hunter2!", "1 to 256 of the characters"),
    ("BOTS__MENTOR__TOKN", "hunter2", "a bot has BOTS__<NAME>__TOKEN"),
    ("BOTS__MENTOR", "hunter2", "BOTS__"),
    ("BOTS", "hunter2", "BOTS__<NAME>__TOKEN"),
]


@pytest.mark.parametrize(("name", "value", "takes"), WRONG)
def test_a_wrong_value_is_refused_with_what_it_takes_and_without_itself(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, takes: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsWrongError) as refusal:
        read_settings()

    sentence = str(refusal.value)
    assert sentence.startswith(name)
    assert takes in sentence
    assert sentence.count("\n") == 0
    assert "hunter2" not in sentence
    assert refusal.value.__cause__ is None


def test_a_wrong_value_stops_the_process_at_once() -> None:
    environment = {"PATH": os.defpath, "GATEWAY_PORT": "many"}
    command = [sys.executable, str(ROOT / "main.py"), "doctor"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=30)

    assert ended.returncode == 2
    assert ended.stderr == "GATEWAY_PORT cannot be used: it takes a port, 1 to 65535.\n"


def test_a_public_address_needs_a_key_and_a_loopback_one_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "http://127.0.0.1:8080")
    assert not read_settings().is_public

    monkeypatch.setenv("PUBLIC_URL", "https://bots.example.org/")
    with pytest.raises(SettingsWrongError, match="SECRET_KEY is not set: it is required when PUBLIC_URL is set"):
        read_settings()


def test_a_variable_that_is_set_goes_before_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("GATEWAY_PORT=9000\nPLAYGROUND_PORT=9002\nUNKNOWN=1\n")
    monkeypatch.setenv("GATEWAY_PORT", "9001")

    settings = read_settings(tmp_path / ".env")

    assert (settings.gateway_port, settings.playground_port) == (9001, 9002)


def test_an_empty_variable_is_an_unset_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("BOTS__MENTOR__TOKEN", "")

    assert read_settings().database_url is None
    assert read_settings().tokens == {}


def test_webhook_secrets_follow_from_the_key_another_for_each_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    for bot in ("MENTOR", "TUTOR", "A_FOURTH"):
        monkeypatch.setenv(f"BOTS__{bot}__TOKEN", TOKEN)
    monkeypatch.setenv("BOTS__TUTOR__WEBHOOK_SECRET", "chosen")

    secrets = complete(read_settings(), lambda: "k" * 43).webhook_secrets

    assert secrets["tutor"] == "chosen"
    assert secrets["mentor"] != secrets["a_fourth"]
    assert secrets == complete(read_settings(), lambda: "k" * 43).webhook_secrets
    assert secrets["mentor"] != complete(read_settings(), lambda: "l" * 43).webhook_secrets["mentor"]


def test_the_settings_of_up_reach_its_processes_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTS__MENTOR__TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_URL", "postgres://ada:secret@127.0.0.1/db")
    settings = complete(read_settings(), lambda: "k" * 43)

    for name, value in as_environment(settings).items():
        monkeypatch.setenv(name, value)

    assert read_settings() == settings


def test_settings_show_no_secret_of_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOTS__MENTOR__TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_URL", "postgres://ada:hunter2@127.0.0.1/db")
    settings = complete(read_settings(), lambda: "k" * 43)

    assert all(secret not in repr(settings) for secret in [*settings.secrets, "hunter2"])
