"""Asks, before the server starts, whether all that it needs is there; every failure is one readable line."""

import errno
import socket
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import Error as DatabaseFailure
from django.db import connection, transaction


class NotReady(Exception):
    """Something is missing; the message is a line that says what, and what to do."""


def check_port(host: str, port: int) -> None:
    """Raise ``NotReady`` unless a server could listen on that port now."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            # As the server does: a port that was let go a moment ago counts as free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            advice = f"Port {port} is in use: free it, or choose another with PORT={port + 1} make demo."
        else:
            advice = f"Nothing can listen on {host} port {port}: {error.strerror}. Check HOST and PORT."
        raise NotReady(advice) from error


def check_database() -> None:
    """Raise ``NotReady`` unless the database answers and lets us create tables."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE TABLE rubrique_may_write (id integer)")
            transaction.set_rollback(True)
    except DatabaseFailure as error:
        where = connection.settings_dict["NAME"]
        reason = str(error).strip().splitlines()[0].rstrip(".")
        raise NotReady(f"The database {where} can't be used: {reason}. Check DATABASE_URL.") from error


def check_cache() -> None:
    """Raise ``NotReady`` unless the shared cache answers; the cache of one process always does."""
    try:
        caches["documents"].delete("ready")  # What reads or keeps does without Redis.
    except Exception as error:  # Each cache has its own errors.
        raise NotReady(f"The cache can't be reached: {str(error).rstrip('.')}. Check REDIS_URL.") from error


def check_media_folder() -> None:
    """Raise ``NotReady`` unless uploads can be kept; makes their folder."""
    folder = Path(settings.MEDIA_ROOT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".rubrique-may-write"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise NotReady(f"{folder} can't be written: {error.strerror}. Check MEDIA_ROOT.") from error
