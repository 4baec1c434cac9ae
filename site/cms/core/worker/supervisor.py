"""The server and a worker beside it, for ``make demo``: they stop together, and a worker that dies is replaced."""

import signal
import subprocess
import sys
from threading import Event
from time import monotonic

LOOK_SECONDS = 0.2
LONGEST_PAUSE = 60.0
#: A worker that lived this long did not die of how it was started.
LIVED_WELL = 60.0
#: What has not ended by itself this long after it was told to is killed.
STOP_SECONDS = 20.0

Process = subprocess.Popen[bytes]


class KeptRunning:
    """A command that is started again when it ends, after a pause that doubles each time."""

    def __init__(self, command: list[str]) -> None:
        self.command = command
        self.process: Process | None = None
        self._failures = 0
        self._started = self._start_at = monotonic()

    def look(self) -> None:
        """Start the process if it is time to, and notice if it has ended."""
        if self.process is None:
            if monotonic() >= self._start_at:
                self._started = monotonic()
                self.process = subprocess.Popen(self.command)  # noqa: S603  Our own command.
        elif self.process.poll() is not None:
            self._failures = 0 if monotonic() - self._started > LIVED_WELL else self._failures + 1
            pause = min(2.0 ** min(self._failures, 10), LONGEST_PAUSE)
            self._start_at = monotonic() + pause
            say(f"The worker ended ({ending(self.process.returncode)}); another starts in {pause:.0f} s.")
            self.process = None


def run_together(server: list[str], worker: list[str]) -> int:
    """Run both commands until the server ends or we are told to stop.

    Args:
        server: the command that everything stands and falls with.
        worker: the command that is started again whenever it ends.

    Returns:
        The exit code to end with: 0 if we were told to stop, else the server's.
    """
    stopping = Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopping.set())
    serving = subprocess.Popen(server)  # noqa: S603  Our own command.
    kept = KeptRunning(worker)
    while serving.poll() is None and not stopping.is_set():
        kept.look()
        stopping.wait(LOOK_SECONDS)
    if not stopping.is_set():
        say(f"The server ended ({ending(serving.returncode)}).")
    _stop([process for process in (serving, kept.process) if process is not None])
    return 0 if stopping.is_set() else (serving.returncode or 1)


def ending(code: int) -> str:
    """Return how a process ended, in words."""
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def say(line: str) -> None:
    """Print a line where the processes log."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _stop(processes: list[Process]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = monotonic() + STOP_SECONDS
    for process in processes:
        try:
            process.wait(max(0.0, deadline - monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
