"""Redirects from the addresses that a site had before."""

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.journal.writing import tell_of

LONGEST = 255


def redirect_from(addresses: Iterable[tuple[str, Page]]) -> int:
    """Have old addresses lead to pages, in constant statements; returns how many redirects were made.

    None is needed for the front page, where the address is the same, where one is there already, and for drafts, whose
    address is only a number.
    """
    wanted: dict[str, Page] = {}
    for address, page in addresses:
        if old := _old_path(address, page):
            wanted.setdefault(old, page)
    known = Redirect.objects.filter(old_path__in=list(wanted), site=None)
    for old in known.values_list("old_path", flat=True):
        del wanted[old]
    made = Redirect.objects.bulk_create(Redirect(old_path=old, redirect_page=page) for old, page in wanted.items())
    tell_of(made)
    return len(made)


def _old_path(address: str, page: Page) -> str:
    """Return the path of an old address; empty if no redirect is needed."""
    old = Redirect.normalise_path(unquote(urlsplit(address).path))
    parts = page.get_url_parts()
    new = Redirect.normalise_path(parts[2]) if parts else ""
    return "" if old in ("", "/", new) or len(old) > LONGEST else str(old)
