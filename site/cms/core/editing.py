"""What an editor asks for is done whole or not at all: each request of the admin that may write is one transaction."""

from collections.abc import Callable

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

READING = frozenset({"GET", "HEAD", "OPTIONS"})
#: How often a request is tried that PostgreSQL stopped, because it and another waited for each other.
ATTEMPTS = 3
#: PostgreSQL's name for that: https://www.postgresql.org/docs/current/errcodes-appendix.html
DEADLOCK = "40P01"


class Deadlocked(HttpResponse):
    """Says that nothing was done, and that it may be asked for again."""

    def __init__(self) -> None:
        """Say so in the editor's language."""
        sentence = _("Somebody else saved at the same moment, so nothing was saved here. Go back, and save again.")
        super().__init__(sentence, status=503, content_type="text/plain; charset=utf-8")


class InOneTransaction:
    """The middleware: Wagtail's views do some things in several transactions, or announce them after.

    What stands in the journal must have been committed with what it tells of. Two editors' transactions may wait for
    each other's pages and for the journal; PostgreSQL then stops one, of which nothing is left, and it is done again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Take what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        if request.method in READING or not request.path.startswith(reverse("wagtailadmin_home")):
            return self.get_response(request)
        # A file that was uploaded may have been moved to its place already: it can't be read again.
        attempts = 1 if request.FILES else ATTEMPTS
        response = self._attempt(request)
        while isinstance(response, Deadlocked) and (attempts := attempts - 1):
            response = self._attempt(request)
        return response

    def _attempt(self, request: HttpRequest) -> HttpResponseBase:
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> Deadlocked | None:
        """Answer what was stopped because of a deadlock; everything else is an error like any other."""
        stopped = isinstance(exception, DatabaseError) and getattr(exception.__cause__, "sqlstate", "") == DEADLOCK
        return Deadlocked() if stopped else None
