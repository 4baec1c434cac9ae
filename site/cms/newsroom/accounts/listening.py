"""Hears of sign-ins, and of those that fail."""

import logging
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.http import HttpRequest

from cms.core.client_address import client_address
from cms.newsroom.accounts.entering import enter
from cms.newsroom.accounts.guessing import count_failure, wait_until
from cms.newsroom.accounts.second_factor.session import missing_step

logger = logging.getLogger("cms.newsroom.accounts")


def listen() -> None:
    """Hear of them."""
    user_login_failed.connect(_failed, dispatch_uid="accounts")
    user_logged_in.connect(_logged_in, dispatch_uid="accounts")


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    name = credentials.get("username")
    if request is None or not name:
        return
    if wait_until(request, name):
        logger.warning("Sign-in refused: too many failures (from %s).", client_address(request))
    else:
        count_failure(request, name)


def _logged_in(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    if missing_step(request, user) is None:
        enter(request, user)
