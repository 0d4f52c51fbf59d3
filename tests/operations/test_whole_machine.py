"""`main.py up` as an operator meets it: talk, stop, start again, kill whatever can be killed."""

import os
import signal
import socket

from tests.operations.machine import Machine, wait_until

BOTS = ("media", "mentor", "tutor")


def is_russian(text: str) -> bool:
    return any("а" <= letter <= "я" for letter in text.lower())


def test_every_bot_answers_in_both_languages(machine: Machine) -> None:
    ada, boris = machine.welcomes("Ada", "ru"), machine.welcomes("Boris", "en")

    assert all(is_russian(machine.talks(bot, ada, "/start")) for bot in BOTS)
    assert not any(is_russian(machine.talks(bot, boris, "/start")) for bot in BOTS)


def test_the_doctor_finds_nothing_wrong(machine: Machine) -> None:
    doctor = machine.runs("doctor")

    assert doctor.returncode == 0, doctor.stdout + doctor.stderr
    assert "All is well." in doctor.stdout
    assert not [secret for secret in machine.secrets() if secret in doctor.stdout + doctor.stderr]


def test_two_of_them_do_not_share_a_checkout(machine: Machine) -> None:
    second = machine.runs("up")

    assert second.returncode == 1
    assert f"Atelier already runs in this checkout (process {machine.pid})" in second.stdout


def test_ctrl_c_leaves_nothing_behind_and_the_next_start_remembers(machine: Machine) -> None:
    grace = machine.welcomes("Grace", "en")
    machine.talks("tutor", grace, "/start")

    assert machine.stops(signal.SIGINT) == 0
    assert [process.cmdline() for process in machine.processes()] == []
    assert "Traceback" not in machine.output
    with socket.create_server(("127.0.0.1", machine.playground_port)):
        machine.starts()

    assert f"Port {machine.playground_port} is in use; the playground takes" in machine.output
    assert "Grace" in machine.people()
    assert len(machine.answers("tutor", grace)) == 1
    assert machine.talks("tutor", grace, "/menu")


def test_servers_that_are_killed_come_back_with_what_they_had(machine: Machine) -> None:
    ada = machine.welcomes("Ada", "en")
    machine.talks("mentor", ada, "/start")
    for server in ("postgres", "valkey-server"):
        machine.process(server).kill()
        wait_until(lambda name=server: machine.said(f"{name.split('-')[0]} ended (signal SIGKILL)") == 1, 10)  # type: ignore[misc]

    assert machine.talks("mentor", ada, "/menu")


def test_a_worker_that_is_killed_is_replaced_and_nothing_is_said_twice(machine: Machine) -> None:
    ada = machine.welcomes("Ada", "en")
    machine.process("worker").kill()
    machine.hears("tutor", ada, "/start")
    wait_until(lambda: bool(machine.answers("tutor", ada)), 60)

    assert len(machine.answers("tutor", ada)) == 1
    assert "worker ended (signal SIGKILL); starting it again in 0.2 s." in machine.output


def test_a_supervisor_that_is_killed_takes_all_along_and_the_next_start_cleans_up(machine: Machine) -> None:
    ada = machine.welcomes("Ada", "en")
    machine.talks("mentor", ada, "/start")
    os.kill(machine.pid, signal.SIGKILL)
    machine.waits()
    wait_until(lambda: not machine.processes(), 40)
    assert [process.cmdline() for process in machine.processes()] == []

    pid_file = machine.local / "postgres" / "data" / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{pid_file.parent}\n1\n5442\n\n127.0.0.1\n0 0\nready   \n")
    machine.starts()

    assert machine.talks("mentor", ada, "/menu")


def test_nothing_it_ever_said_holds_a_secret(machine: Machine) -> None:
    assert machine.stops(signal.SIGTERM) == 0
    assert [process.cmdline() for process in machine.processes()] == []
    assert [secret for secret in machine.secrets() if secret in machine.output] == []
