"""Keeps passwords and codes from being guessed, without letting a stranger lock an editor out.

Failures count for a while: by account and address, by address, and by account. What strangers do with an account
never counts against a browser that has signed in to it before, which has a count of its own.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Max, Q
from django.http import HttpRequest
from django.utils import timezone

from cms.core.client_address import client_address
from cms.core.worker.duties import Duty
from cms.newsroom.accounts.browsers import known_browser
from cms.newsroom.accounts.models import SignInFailure

KEEP = timedelta(days=1)
PORTION = 1_000


@dataclass(frozen=True)
class Limits:
    """How many failures there may be within a while, before nothing is tried any more.

    Attributes:
        pair: of one account from one address, or from one known browser.
        address: of all accounts from one address, by browsers that are not known.
        account: of one account from all addresses, by browsers that are not known.
        within: for how long a failure counts.
    """

    pair: int
    address: int
    account: int
    within: timedelta


PASSWORDS = Limits(pair=5, address=30, account=50, within=timedelta(minutes=15))
#: A code has six digits, three of which are right at any time.
CODES = Limits(pair=5, address=15, account=10, within=timedelta(minutes=30))


def account_key(name: str) -> str:
    """Return what an account is counted under: a digest of what was typed, in whatever case."""
    return hmac.new(settings.SECRET_KEY.encode(), name.strip().casefold().encode(), hashlib.sha256).hexdigest()


def wait_until(request: HttpRequest, account: str, limits: Limits = PASSWORDS) -> datetime | None:
    """Return when the account can be tried again from here; None if it can be now."""
    address, browser = client_address(request), known_browser(request, account)
    recent = SignInFailure.objects.filter(at__gt=timezone.now() - limits.within)
    ours = Q(account=account, browser=browser) if browser else Q(account=account, address=address, browser="")
    here, anywhere = Q(address=address, browser=""), Q(account=account, browser="")
    counted = recent.filter(ours | here | anywhere).aggregate(
        pair=Count("pk", filter=ours),
        address=Count("pk", filter=here),
        account=Count("pk", filter=anywhere),
        latest=Max("at"),
    )
    full = counted["pair"] >= limits.pair
    if not browser:
        full = full or counted["address"] >= limits.address or counted["account"] >= limits.account
    return counted["latest"] + limits.within if full else None


def count_failure(request: HttpRequest, account: str) -> None:
    """Count a failure."""
    SignInFailure.objects.create(
        account=account, address=client_address(request), browser=known_browser(request, account)
    )


def forget_failures(request: HttpRequest, account: str) -> None:
    """Forget the failures of an account from here, once its owner has got in."""
    here = Q(address=client_address(request)) | ~Q(browser="") & Q(browser=known_browser(request, account))
    SignInFailure.objects.filter(here, account=account).delete()


def forget_old() -> bool:
    """Delete a portion of the failures that count no more; returns whether more waits."""
    old = SignInFailure.objects.filter(at__lt=timezone.now() - KEEP).order_by("pk")
    keys = list(old.values_list("pk", flat=True)[:PORTION])
    SignInFailure.objects.filter(pk__in=keys).delete()
    return len(keys) == PORTION


FORGETTING = Duty("sign-in failures", forget_old, every=3600)
