"""The server and its worker: started together, stopped together; a worker that dies is replaced."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cms.core.worker.conftest import ROOT, until

SUPERVISOR = """
import sys
from cms.core.worker.supervisor import run_together
server, worker = ([sys.executable, "-c", code] for code in sys.argv[1:])
sys.exit(run_together(server, worker))
"""
NOTE = "import os, sys, time; open('started', 'a').write(f'{name} {{os.getpid()}}\\n'); {then}"
STAYS = "time.sleep(600)"


class Supervised:
    """A supervisor over two small programs, which note their process in a file."""

    def __init__(self, folder: Path) -> None:
        self.notes, self.log, self.folder = folder / "started", folder / "log", folder
        self.notes.touch()

    def start(self, server: str, worker: str) -> None:
        programs = [NOTE.format(name="server", then=server), NOTE.format(name="worker", then=worker)]
        path = os.pathsep.join((str(ROOT), str(ROOT / "site")))
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SUPERVISOR, *programs],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": path},
                stdout=log,
                stderr=log,
            )

    def pids(self, name: str) -> list[int]:
        return [int(line.split()[1]) for line in self.notes.read_text().splitlines() if line.startswith(name)]

    def nothing_left(self) -> bool:
        return not any(exists(pid) for pid in (*self.pids("server"), *self.pids("worker")))


def exists(pid: int) -> bool:
    """Return whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def supervised(tmp_path: Path) -> Supervised:
    return Supervised(tmp_path)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_both_stop_when_told(supervised: Supervised, number: signal.Signals) -> None:
    supervised.start(STAYS, STAYS)
    until(lambda: supervised.pids("server") and supervised.pids("worker"), supervised.log)

    supervised.process.send_signal(number)

    assert supervised.process.wait(30) == 0
    assert supervised.nothing_left()


def test_the_worker_stops_when_the_server_ends(supervised: Supervised) -> None:
    supervised.start("time.sleep(1); sys.exit(3)", STAYS)

    assert supervised.process.wait(30) == 3
    assert supervised.nothing_left()
    assert supervised.log.read_text() == "The server ended (exit code 3).\n"


def test_a_worker_that_dies_is_replaced_after_a_pause(supervised: Supervised) -> None:
    supervised.start(STAYS, STAYS)
    until(lambda: supervised.pids("worker"), supervised.log)
    os.kill(supervised.pids("worker")[0], signal.SIGKILL)

    until(lambda: len(supervised.pids("worker")) == 2, supervised.log)
    supervised.process.terminate()

    assert supervised.process.wait(30) == 0
    assert supervised.nothing_left()
    assert supervised.log.read_text() == "The worker ended (signal SIGKILL); another starts in 2 s.\n"
    assert len(supervised.pids("server")) == 1
