"""The compose file: valid by the Compose Specification's schema, and every command in it one that main.py knows."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from core.config import Settings
from core.updates.watch import NEEDED_SETTINGS
from operations.commands import parser

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker-compose.yml"
OURS = {"migrate", "seed", "gateway", "worker", "scheduler", "poller"}


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(FILE)
    found: dict[str, Any] = loaded["services"]
    return found


def test_the_file_is_valid_by_the_schema(tmp_path: Path) -> None:
    def check(path: Path) -> "subprocess.CompletedProcess[str]":
        tool = str(Path(sys.executable).parent / "check-jsonschema")
        command = [tool, "--builtin-schema", "vendor.compose-spec", str(path)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    wrong = tmp_path / "docker-compose.yml"
    wrong.write_text(FILE.read_text().replace("healthcheck:", "heathcheck:"))

    assert check(FILE).returncode == 0, check(FILE).stdout
    assert check(wrong).returncode == 1


def test_every_command_is_one_that_main_knows(services: dict[str, Any]) -> None:
    assert {name for name, service in services.items() if service.get("image") == "atelier"} == OURS
    for name in OURS:
        assert parser().parse_args(services[name]["command"]).process == name


def test_there_are_two_workers_and_everything_else_waits_for_what_it_needs(services: dict[str, Any]) -> None:
    assert services["worker"]["deploy"]["replicas"] == 2
    for name in OURS - {"migrate"}:
        needs = {server: need["condition"] for server, need in services[name]["depends_on"].items()}
        assert needs == {
            "postgres": "service_healthy",
            "valkey": "service_healthy",
            "migrate": "service_completed_successfully",
        }
    assert all("healthcheck" in services[name] for name in ("gateway", "postgres", "valkey"))


def test_every_variable_is_a_setting(services: dict[str, Any]) -> None:
    for name in OURS:
        assert set(services[name]["environment"]) <= {field.upper() for field in Settings.model_fields}


def test_valkey_keeps_what_it_acknowledged(services: dict[str, Any]) -> None:
    command = services["valkey"]["command"]

    assert {name: command[command.index(f"--{name}") + 1] for name in NEEDED_SETTINGS} == NEEDED_SETTINGS


def test_the_image_holds_every_package_and_runs_as_nobody_special() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    copied = {line.split()[1] for line in dockerfile.splitlines() if line.startswith("COPY") and "--from" not in line}
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}

    assert packages | {"main.py", "requirements.lock"} == copied
    assert {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")} == copied
    assert "--require-hashes" in dockerfile
    assert "\nUSER atelier\n" in dockerfile
