"""Passwords of private pages and collections: the forms that ask for them take only so many tries."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from cms.core.client_address import client_address
from cms.core.counting import count

TRIES = 10
SECONDS = 3600

View = Callable[..., HttpResponseBase]


def few_tries(view: View, restriction: str) -> View:
    """Return a view of Wagtail's that takes only so many passwords in an hour from one address.

    Args:
        view: compares what is sent with a restriction's password.
        restriction: the argument that names the restriction, whatever page is asked for with it.
    """

    @wraps(view)
    def answer(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
        if request.method == "POST":
            key = f"{restriction}:{arguments[restriction]}:{client_address(request)}"
            tries, left = count(key, SECONDS)
            if tries > TRIES:
                return _too_many(left)
        return view(request, **arguments)

    return answer


def _too_many(seconds: float) -> HttpResponse:
    sentence = _("Too many attempts. Try again in an hour.")
    headers = {"Retry-After": str(int(seconds) + 1)}
    return HttpResponse(sentence, status=429, content_type="text/plain; charset=utf-8", headers=headers)
