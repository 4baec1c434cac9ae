"""Small files that this process has made, kept until the journal says that they have changed."""

from collections import OrderedDict
from threading import Lock

#: Bytes of a file that is worth keeping, and of all that are kept. Larger files are streamed each time.
LARGEST = 2 * 1024 * 1024
ALL = 16 * 1024 * 1024


class Store:
    """Files by their path and ETag; those that were not asked for the longest go first."""

    def __init__(self) -> None:
        self._files: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, path: str, etag: str) -> bytes | None:
        """Return a file if it is here in this state."""
        with self._lock:
            content = self._files.get((path, etag))
            if content is not None:
                self._files.move_to_end((path, etag))
            return content

    def keep(self, path: str, etag: str, content: bytes) -> None:
        """Keep a file."""
        with self._lock:
            self._size += len(content) - len(self._files.pop((path, etag), b""))
            self._files[path, etag] = content
            while self._size > ALL:
                self._size -= len(self._files.popitem(last=False)[1])

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._files.clear()
            self._size = 0


store = Store()
