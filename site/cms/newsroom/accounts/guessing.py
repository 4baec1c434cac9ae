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
        what: is guessed, ``password`` or ``code``; an account's failures with each are counted apart.
        pair: of one account from one address, or from one known browser.
        address: of all accounts from one address, by browsers that are not known.
        account: of one account from all addresses, by browsers that are not known.
        within: for how long a failure counts.
    """

    what: str
    pair: int
    address: int
    account: int
    within: timedelta


PASSWORDS = Limits("password", pair=5, address=30, account=50, within=timedelta(minutes=15))
#: A code has six digits, three of which are right at any time.
CODES = Limits("code", pair=5, address=15, account=10, within=timedelta(minutes=30))


def account_key(name: str, what: str = "password") -> str:
    """Return what an account is counted under: a digest of the name that was typed, in whatever case."""
    counted = f"{what}:{name.strip().casefold()}"
    return hmac.new(settings.SECRET_KEY.encode(), counted.encode(), hashlib.sha256).hexdigest()


def wait_until(request: HttpRequest, name: str, limits: Limits = PASSWORDS) -> datetime | None:
    """Return when the account of that name can be tried again from here; None if it can be now."""
    account, address, browser = account_key(name, limits.what), client_address(request), _browser(request, name)
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


def count_failure(request: HttpRequest, name: str, limits: Limits = PASSWORDS) -> None:
    """Count a failure."""
    account, browser = account_key(name, limits.what), _browser(request, name)
    SignInFailure.objects.create(account=account, address=client_address(request), browser=browser)


def forget_failures(request: HttpRequest, name: str, limits: Limits = PASSWORDS) -> None:
    """Forget the failures of an account from here, once its owner has got in."""
    here = Q(address=client_address(request)) | ~Q(browser="") & Q(browser=_browser(request, name))
    SignInFailure.objects.filter(here, account=account_key(name, limits.what)).delete()


def forget_old() -> bool:
    """Delete a portion of the failures that count no more; returns whether more waits."""
    old = SignInFailure.objects.filter(at__lt=timezone.now() - KEEP).order_by("pk")
    keys = list(old.values_list("pk", flat=True)[:PORTION])
    SignInFailure.objects.filter(pk__in=keys).delete()
    return len(keys) == PORTION


def _browser(request: HttpRequest, name: str) -> str:
    return known_browser(request, account_key(name))


FORGETTING = Duty("sign-in failures", forget_old, every=3600)
