"""Somebody has got in: with a password and, where there is one, a code of the second factor; or at a provider."""

from typing import Any

from django.http import HttpRequest

from cms.newsroom.accounts.guessing import account_key, forget_failures

#: On a request: the account that the browser becomes known to, for the middleware.
ENTERED = "accounts_entered"


def enter(request: HttpRequest, user: Any) -> None:
    """Forget the failures from here, and have the browser known to the account."""
    forget_failures(request, user.get_username())
    setattr(request, ENTERED, account_key(user.get_username()))
