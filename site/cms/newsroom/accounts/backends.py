"""Who a name and a password belong to."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from cms.newsroom.accounts.guessing import wait_until


class GuardedBackend(ModelBackend):
    """Django's accounts; after too many failures nothing is tried, so that a right guess looks like a wrong one."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        """Return the account, or None; raises ``PermissionDenied`` where nothing may be tried."""
        if request is not None and username is not None and wait_until(request, username):
            raise PermissionDenied
        return super().authenticate(request, username, password, **kwargs)
