"""What an editor asks for is done whole or not at all: each request of the admin that may write is one transaction."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def in_one_transaction(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return the middleware: Wagtail's views do some things in several transactions, or announce them after.

    What stands in the journal must have been committed with what it tells of.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.method in READING or not request.path.startswith(reverse("wagtailadmin_home")):
            return get_response(request)
        with transaction.atomic():
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return respond
