"""One duty, portion after portion, until the worker stops."""

import logging
from collections.abc import Callable
from threading import Event

from django.db import InterfaceError, OperationalError, close_old_connections, connections

from cms.core.worker.duties import Duty
from cms.core.worker.lines import one_line

logger = logging.getLogger(__name__)

LONGEST_PAUSE = 60.0
#: A database that was away is looked for more often: what falls due then is late already.
LONGEST_PAUSE_WITHOUT_DATABASE = 5.0


def attend(duty: Duty, hold: Callable[[str], bool], stopping: Event) -> None:
    """Do a duty until told to stop; one that raises is logged and left alone for a while.

    Args:
        duty: what to do.
        hold: returns whether the duty of that name is this worker's.
        stopping: set when the worker is to stop; a portion that has begun is finished.
    """
    failures = 0
    while not stopping.is_set():
        try:
            close_old_connections()
            more = (duty.shared or hold(duty.name)) and duty.run()
            pause = 0.0 if more else duty.pause()
            failures = 0
        except BaseException as error:  # Also one that exits: nobody would miss its thread.
            failures += 1
            pause = pause_after(failures, error)
            logger.error("Duty %s failed, again in %.0f s: %s", duty.name, pause, one_line(error))
            logger.debug("Where it failed:", exc_info=error)
        stopping.wait(pause)
    _finish(duty)
    connections.close_all()


def _finish(duty: Duty) -> None:
    try:
        if duty.finish:
            duty.finish()
    except Exception as error:
        logger.error("Duty %s could not finish what was under way: %s", duty.name, one_line(error))


def pause_after(failures: int, error: BaseException) -> float:
    """Return the seconds to wait after that many failures in a row."""
    away = isinstance(error, OperationalError | InterfaceError)
    return min(2.0 ** min(failures, 10), LONGEST_PAUSE_WITHOUT_DATABASE if away else LONGEST_PAUSE)
