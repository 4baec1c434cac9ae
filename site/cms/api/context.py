"""What every resolver of one request shares."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cms.core.reader import ReaderRoots


@dataclass(slots=True)
class RequestContext:
    """The ``info.context`` of resolvers.

    ``request`` is the HTTP request, ``request_id`` what its answer and the log call it, ``cost_limit`` what its
    document may cost, and ``cache`` what resolvers keep for the rest of this request and no longer.
    """

    request: HttpRequest
    request_id: str
    cost_limit: int = field(default_factory=lambda: settings.API_COST)
    cache: dict[str, Any] = field(default_factory=dict)

    @property
    def roots(self) -> ReaderRoots:
        """Where pages stand on the reader sites; read once a request."""
        if "roots" not in self.cache:
            self.cache["roots"] = ReaderRoots()
        roots: ReaderRoots = self.cache["roots"]
        return roots
