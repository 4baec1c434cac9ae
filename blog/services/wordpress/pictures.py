"""Where the pictures of an export are: in a folder, or at the addresses that the export names."""

import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from cms.core.outgoing import RequestFailed, RequestRefused, send
from cms.newsroom.importing.kit import ImportRefused

MOST_BYTES = 20 * 1024 * 1024
TIME_LIMIT = 30.0
#: ``photo-300x200.jpg`` is a smaller copy of ``photo.jpg``.
_SIZE = re.compile(r"-\d+x\d+(?=\.\w+$)")


def original(url: str) -> str:
    """Return the address of the picture of which one is a smaller copy, or is itself."""
    return _SIZE.sub("", url)


class PictureSource:
    """Finds the file of a picture by its address in the export."""

    def __init__(self, folder: Path | None = None, fetch_from: str = "") -> None:
        """Take the places that may be looked into.

        Args:
            folder: a copy of ``wp-content/uploads``.
            fetch_from: the host from which pictures may be fetched; empty for none.
        """
        self._folder = folder.resolve() if folder else None
        self._host = fetch_from

    def find(self, url: str) -> tuple[bytes, str]:
        """Return a picture's file and its name; the original rather than a smaller copy.

        Raises:
            ImportRefused: it is in none of the places, or too large.
        """
        for candidate in dict.fromkeys((original(url), url)):
            data = self._in_folder(candidate)
            if data is None and self._host and urlsplit(candidate).hostname == self._host:
                data = _fetched(candidate)
            if data is not None:
                return data, PurePosixPath(unquote(urlsplit(candidate).path)).name
        raise _not_found()

    def look_for(self, url: str) -> None:
        """See whether there is hope to find a picture; nothing is fetched.

        Raises:
            ImportRefused: there is none.
        """
        in_folder = any(self._path(each) is not None for each in (original(url), url))
        if not in_folder and not (self._host and urlsplit(url).hostname == self._host):
            raise _not_found()

    def _path(self, url: str) -> Path | None:
        _before, found, inside = unquote(urlsplit(url).path).partition("/uploads/")
        if self._folder is None or not found:
            return None
        try:
            path = (self._folder / inside).resolve()
            return path if path.is_relative_to(self._folder) and path.is_file() else None
        except (OSError, ValueError):
            return None

    def _in_folder(self, url: str) -> bytes | None:
        path = self._path(url)
        if path is None:
            return None
        if path.stat().st_size > MOST_BYTES:
            raise ImportRefused(_("This picture is larger than %(size)d MB.") % {"size": MOST_BYTES // 1024**2})
        return path.read_bytes()


def _not_found() -> ImportRefused:
    return ImportRefused(_("This picture was not found: give the folder wp-content/uploads, or allow fetching."))


def _fetched(url: str) -> bytes | None:
    """Return what is at an address; None if it isn't there."""
    try:
        received = send("GET", url, time_limit=TIME_LIMIT, most_bytes=MOST_BYTES + 1)
    except (RequestRefused, RequestFailed) as error:
        raise ImportRefused(str(error)) from error
    if received.status != 200:
        return None
    if len(received.body) > MOST_BYTES:
        raise ImportRefused(_("This picture is larger than %(size)d MB.") % {"size": MOST_BYTES // 1024**2})
    return received.body
