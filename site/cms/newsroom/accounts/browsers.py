"""Browsers that have signed in to an account: known by a signed cookie that says nothing to anybody else."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import get_random_string

COOKIE = "rubrique_browser"
SALT = "cms.newsroom.accounts.browser"
DAYS = 180
#: A shared computer is known to so many accounts; the one that signed in longest ago is forgotten.
MOST_ACCOUNTS = 5


def known_browser(request: HttpRequest, account: str) -> str:
    """Return the name of the browser, if it has signed in to that account; else empty."""
    return _names(request).get(account, "")


def remember_browser(request: HttpRequest, response: HttpResponseBase, account: str) -> None:
    """Have the browser known to an account from now on."""
    names = _names(request)
    names[account] = names.pop(account, "") or get_random_string(32)
    value = signing.dumps(dict(list(names.items())[-MOST_ACCOUNTS:]), salt=SALT)
    options: dict[str, Any] = {"secure": settings.SESSION_COOKIE_SECURE, "httponly": True, "samesite": "Lax"}
    response.set_cookie(COOKIE, value, max_age=DAYS * 86_400, **options)


def _names(request: HttpRequest) -> dict[str, str]:
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=DAYS * 86_400)
    except signing.BadSignature:
        return {}
    return dict(found)
