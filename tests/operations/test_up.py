"""`main.py up` as an operator meets it: start, talk, stop, start again."""

import signal
import socket

from tests.operations.machine import Machine, wait_until

BOTS = ("media", "mentor", "tutor")


def test_a_machine_starts_talks_stops_and_remembers(machine: Machine) -> None:
    first = machine.starts()
    ada, boris = machine.welcomes("Ada", "ru"), machine.welcomes("Boris", "en")
    russian = [machine.talks(bot, ada, "/start") for bot in BOTS]
    english = [machine.talks(bot, boris, "/start") for bot in BOTS]

    assert first < 60
    assert all("Ada" in text or any("а" <= letter <= "я" for letter in text) for text in russian)
    assert not any("а" <= letter <= "я" for text in english for letter in text)

    doctor = machine.runs("doctor")
    assert doctor.returncode == 0, doctor.stdout + doctor.stderr
    assert "All is well." in doctor.stdout

    assert machine.stops(signal.SIGINT) == 0
    assert [process.cmdline() for process in machine.processes()] == []

    second = machine.starts()
    assert machine.people() == ["Ada", "Boris"]
    assert len(machine.answers("tutor", ada)) == 1
    machine.talks("tutor", ada, "/menu")
    assert second < 10

    assert machine.stops(signal.SIGTERM) == 0
    assert machine.processes() == []
    assert "Traceback" not in machine.output
    for secret in machine.secrets():
        assert secret not in machine.output + doctor.stdout


def test_two_of_them_do_not_share_a_checkout(machine: Machine) -> None:
    machine.launch()
    wait_until(lambda: (machine.local / "up.lock").exists() and (machine.local / "up.lock").read_text() != "", 20)

    second = machine.runs("up")

    assert second.returncode == 1
    assert f"Atelier already runs in this checkout (process {machine.pid})" in second.stdout
    assert machine.stops() == 0
    assert machine.processes() == []


def test_a_port_in_use_is_stepped_over(machine: Machine) -> None:
    with socket.create_server(("127.0.0.1", machine.playground_port)):
        machine.starts()
        ada = machine.welcomes("Ada", "en")
        assert machine.talks("tutor", ada, "/start")

    assert f"Port {machine.playground_port} is in use; the playground takes" in machine.output
    assert machine.stops() == 0
