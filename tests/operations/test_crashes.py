"""What is left of a machine that did not end well, and how the next start deals with it."""

import os
import signal

from tests.operations.machine import Machine, wait_until


def test_killed_servers_come_back_with_what_they_had(machine: Machine) -> None:
    machine.starts()
    ada = machine.welcomes("Ada", "en")
    machine.talks("mentor", ada, "/start")

    for server in ("postgres", "valkey-server"):
        machine.process(server).kill()
    wait_until(lambda: machine.said("starting it again") == 2, 10)

    assert machine.talks("mentor", ada, "/menu")
    assert machine.stops() == 0
    assert machine.processes() == []


def test_a_killed_supervisor_takes_everything_with_it(machine: Machine) -> None:
    machine.starts()
    ada = machine.welcomes("Ada", "en")
    machine.talks("mentor", ada, "/start")

    os.kill(machine.pid, signal.SIGKILL)
    machine.waits()
    wait_until(lambda: not machine.processes(), 30)
    assert [process.cmdline() for process in machine.processes()] == []

    machine.starts()
    assert machine.people() == ["Ada"]
    assert machine.talks("mentor", ada, "/menu")
    assert machine.stops() == 0


def test_a_killed_worker_is_replaced(machine: Machine) -> None:
    machine.starts()
    ada = machine.welcomes("Ada", "en")
    machine.process("worker").kill()
    machine.hears("tutor", ada, "/start")
    wait_until(lambda: bool(machine.answers("tutor", ada)), 30)

    assert len(machine.answers("tutor", ada)) == 1
    assert "worker ended (signal SIGKILL); starting it again in 0.2 s." in machine.output
    assert machine.stops() == 0


def test_a_database_half_made_and_a_pid_of_a_stranger_are_no_obstacle(machine: Machine) -> None:
    half_made = machine.local / "postgres" / "making-before"
    (half_made / "data" / "base").mkdir(parents=True)
    machine.starts()
    assert not half_made.exists()
    os.kill(machine.pid, signal.SIGKILL)
    machine.waits()
    wait_until(lambda: not machine.processes(), 30)
    pid_file = machine.local / "postgres" / "data" / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{pid_file.parent}\n1\n5442\n\n127.0.0.1\n0 0\nready   \n")

    machine.starts()

    assert machine.stops() == 0
