"""The doctor names what is wrong, what to do about it, and no secret."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import redis

from core.ai.types import Use
from operations.abilities import Abilities, abilities
from operations.doctor import Installation, run_doctor
from operations.ports import free_port
from tests.valkey import TestValkey

TOKEN = "123456789:" + "A" * 35


@pytest.fixture
def installation(tmp_path: Path, database_url: str, valkey: TestValkey) -> Installation:
    """One with nothing wrong but that no worker and no scheduler run."""

    async def all_well() -> str | None:
        return None

    return Installation(
        folder=tmp_path,
        database_url=database_url,
        redis_url=valkey.url,
        is_embedded=False,
        bots=["mentor", "tutor"],
        introductions={},
        public_url=None,
        webhooks=all_well,
        ports={"gateway": free_port()},
        abilities=Abilities(named=dict.fromkeys(Use, ()), providers=frozenset(), today=date(2026, 11, 22)),
        secrets=[TOKEN],
    )


@pytest.fixture
def forgetful(valkey: TestValkey) -> Iterator[None]:
    with redis.Redis.from_url(valkey.url) as client:
        client.config_set("appendfsync", "everysec")
        yield
        client.config_set("appendfsync", "always")


async def test_what_is_right_is_said_as_well(installation: Installation, capsys: pytest.CaptureFixture[str]) -> None:
    assert await run_doctor(installation) == 1
    said = capsys.readouterr().out

    assert "ok    PostgreSQL: reachable, every table is there" in said
    assert "ok    Redis: reachable, keeps what it acknowledged" in said
    assert "wrong Workers: no worker is alive" in said
    assert "wrong Scheduler: no scheduler is alive" in said
    assert "2 of 10 need something done." in said


async def test_a_database_that_is_away_is_named_with_its_variable(
    installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"postgres://ada:hunter2@127.0.0.1:{free_port()}/atelier"

    assert await run_doctor(replace(installation, database_url=url)) == 1
    said = capsys.readouterr().out

    assert "wrong PostgreSQL: PostgreSQL cannot be used (ConnectionRefusedError)" in said
    assert "Check DATABASE_URL" in said
    assert "hunter2" not in said


async def test_a_database_without_tables_is_to_be_migrated(
    installation: Installation, empty_database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run_doctor(replace(installation, database_url=empty_database_url)) == 1

    assert "python main.py migrate" in capsys.readouterr().out


@pytest.mark.usefixtures("forgetful")
async def test_a_redis_that_may_forget_is_refused(
    installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run_doctor(installation) == 1

    assert "wrong Redis: appendfsync is 'everysec', needed is 'always'" in capsys.readouterr().out


async def test_a_token_that_telegram_does_not_know_is_named_by_its_bot(
    installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    async def unknown() -> tuple[bool, str]:
        return False, f"401 Unauthorized for {TOKEN}"

    async def known() -> tuple[bool, str]:
        return True, "@ada_tutor_bot"

    bots = replace(installation, introductions={"mentor": unknown, "tutor": known, "tutro": known})
    assert await run_doctor(bots) == 1
    said = capsys.readouterr().out

    assert "wrong Bot mentor: 401 Unauthorized for ***" in said
    assert "Copy the token of BOTS__MENTOR__TOKEN again" in said
    assert "ok    Bot tutor: @ada_tutor_bot" in said
    assert "wrong Bot tutro: is in no folder of bots/" in said


async def test_a_webhook_that_points_elsewhere_is_wrong(
    installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    async def elsewhere() -> str | None:
        return "tutor: Telegram delivers to nobody; run `python main.py webhooks set`"

    async def known() -> tuple[bool, str]:
        return True, "@ada_tutor_bot"

    hooked = replace(
        installation, introductions={"tutor": known}, public_url="https://bots.example.org", webhooks=elsewhere
    )
    assert await run_doctor(hooked) == 1

    assert "wrong Webhooks: tutor: Telegram delivers to nobody" in capsys.readouterr().out


def told(abilities_: Abilities) -> dict[str, tuple[str, str]]:
    return {finding.subject: (finding.mark, finding.words) for finding in abilities(abilities_)}


def test_models_that_end_are_named_with_the_variable_to_change(installation: Installation) -> None:
    named = {**installation.abilities.named, Use.CHAT: ("openai:o4-mini", "openai:gpt-5-mini", "openai:gpt-6-luna")}
    of = replace(installation.abilities, named=named, providers=frozenset({"openai"}))

    found = told(of)

    assert found["Models"] == ("ok", "3 on offer for talk, the first is openai:o4-mini")
    assert found["Model openai:o4-mini"] == ("wrong", "has been shut down by its provider on 23.10.2026")
    assert found["Model openai:gpt-5-mini"] == ("note", "will be shut down by its provider on 11.12.2026")
    assert "Model openai:gpt-6-luna" not in found
    assert "Model openai:whisper-1" not in found, "others of its kind stay"
    assert found["Model openai:tts-1"][0] == "note", "nothing else of the provider speaks"
    assert any(finding.remedy == "Name another in AI_MODELS." for finding in abilities(of))


def test_a_missing_voice_is_noted_and_nothing_is_wrong_with_that(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert told(installation.abilities)["Voice"] == (
        "note",
        "espeak-ng is not installed: answers cannot be read aloud",
    )

    speaker = tmp_path / "espeak-ng"
    speaker.write_text("#!/bin/sh\n")
    speaker.chmod(0o755)
    assert told(installation.abilities)["Voice"][0] == "ok"
