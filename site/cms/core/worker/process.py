"""The process of a worker: a thread for each duty, and one that says that it lives."""

import logging
import os
from functools import partial
from threading import Event, Thread
from time import monotonic

from django.db import DatabaseError, connections

from cms.core.worker.attending import attend
from cms.core.worker.duties import DUTIES, Duty
from cms.core.worker.leases import hold
from cms.core.worker.lines import one_line
from cms.core.worker.presence import BEAT_SECONDS, Presence
from cms.core.worker.queue import run_next_task, task_waits
from cms.core.worker.schedule import Schedule

logger = logging.getLogger(__name__)

#: How long a portion may take after the worker was told to stop; what isn't finished then is another worker's.
STOP_SECONDS = 8.0


def work(stopping: Event) -> None:
    """Be a worker until ``stopping`` is set; raises Django's ``DatabaseError`` when that can't begin."""
    presence = Presence()
    presence.beat()
    connections.close_all()  # This thread only waits from here on.
    logger.info("Worker %s started as process %d: %s.", presence.key, os.getpid(), ", ".join(DUTIES) or "no duties")
    ended = Event()
    heart = _thread(Duty("heartbeat", presence.beat, every=BEAT_SECONDS, shared=True), presence, ended)
    threads = [_thread(duty, presence, stopping) for duty in _duties(presence)]
    stopping.wait()
    logger.info("Worker %s stops.", presence.key)
    _join(threads)
    ended.set()
    _join([heart])
    if unfinished := [thread.name for thread in (*threads, heart) if thread.is_alive()]:
        logger.warning("Not finished, so left to the next worker: %s.", ", ".join(unfinished))
    else:
        _leave(presence)
    logger.info("Worker %s has stopped.", presence.key)


def run_waiting_tasks() -> None:
    """Be a worker for as long as tasks wait, beside other workers or where there is none yet."""
    presence = Presence()
    while task_waits():
        presence.beat()
        run_next_task(presence.key)
    if presence.beats:
        presence.leave()


def _leave(presence: Presence) -> None:
    try:
        presence.leave()
    except DatabaseError as error:
        logger.warning("The others will have to find out that this worker has ended: %s", one_line(error))


def _duties(presence: Presence) -> list[Duty]:
    schedule = Schedule()
    return [
        Duty("tasks", partial(run_next_task, presence.key), shared=True),
        Duty("schedule", schedule.run, next_due=schedule.next_due, shared=True),
        *DUTIES.values(),
    ]


def _thread(duty: Duty, presence: Presence, stopping: Event) -> Thread:
    arguments = (duty, partial(hold, worker=presence.key), stopping)
    thread = Thread(target=attend, args=arguments, name=duty.name, daemon=True)
    thread.start()
    return thread


def _join(threads: list[Thread]) -> None:
    deadline = monotonic() + STOP_SECONDS
    for thread in threads:
        thread.join(max(0.0, deadline - monotonic()))
