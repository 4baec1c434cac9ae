"""Redirects from the addresses that a site had before."""

from urllib.parse import unquote, urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

LONGEST = 255


def redirect_from(address: str, page: Page) -> bool:
    """Have an old address lead to a page; returns whether a redirect was made.

    None is needed for the front page, where the address is the same, and for drafts, whose address is only a number.
    """
    path = urlsplit(address).path
    old = Redirect.normalise_path(unquote(path))
    parts = page.get_url_parts()
    new = Redirect.normalise_path(parts[2]) if parts else ""
    if old in ("", "/") or old == new or len(old) > LONGEST:
        return False
    if Redirect.objects.filter(old_path=old, site=None).exists():
        return False
    Redirect.add_redirect(old, redirect_to=page, is_permanent=True)
    return True
