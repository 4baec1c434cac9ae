"""What a session knows of the second factor."""

from typing import Any

from django.http import HttpRequest

from cms.newsroom.accounts.second_factor.devices import confirmed_device, is_required

GIVEN = "second_factor_given"


def missing_step(request: HttpRequest, user: Any) -> str | None:
    """Return the name of the page on which somebody who has signed in must go on; None if nothing is missing."""
    if not user.is_authenticated or request.session.get(GIVEN):
        return None
    if confirmed_device(user):
        return "second_factor_code"
    return "second_factor_setup" if is_required(user) else None


def note_given(request: HttpRequest) -> None:
    """Note that the second factor was given, under a new key of the session."""
    request.session.cycle_key()
    request.session[GIVEN] = True
