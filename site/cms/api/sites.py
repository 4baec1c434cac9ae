"""Which reader site, in which language, a query is about."""

from functools import cache
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import caches
from django.db.models import QuerySet
from wagtail.models import Page, Site

from cms.api.context import RequestContext
from cms.api.errors import ApiError
from cms.api.plans.columns import EVERYTHING, columns
from cms.api.plans.statement import Statement
from cms.core.reader import ReaderRoot

P = TypeVar("P", bound=Page)

#: Where the sites are kept from one request to the next, beside what Wagtail keeps of where they begin.
SITES = "reader-sites"


def find_site(hostname: str | None) -> Site:
    """Return the site of a host name, with or without a port; the main one if none is named.

    Raises:
        ApiError: BAD_USER_INPUT, naming the hosts that there are.
    """
    sites = all_sites()
    if hostname is None:
        found = next((site for site in sites if site.is_default_site), next(iter(sites), None))
    else:
        name, _colon, port = hostname.partition(":")
        found = next((site for site in sites if site.hostname == name and (not port or str(site.port) == port)), None)
    if found is None:
        names = ", ".join(sorted(f"{site.hostname}:{site.port}" for site in sites)) or "none, no site is set up yet"
        raise ApiError(f"`site` takes the host of a reader site: {names}.")
    return found


def all_sites() -> list[Any]:
    """Return every reader site, as it was a second ago at the most; what this process changes is seen at once."""
    rows: Any = caches["default"].get_or_set(SITES, _sites().rows)
    return columns(Site, frozenset([EVERYTHING])).objects(rows)


def forget_sites(**kwargs: Any) -> None:
    """Read the sites anew; a receiver of Django's signals that tell of one's change."""
    caches["default"].delete(SITES)


@cache
def _sites() -> Statement:
    whole = columns(Site, frozenset([EVERYTHING]))
    return Statement(lambda: Site.objects.values_list(*whole.names))


def reader_root(context: RequestContext, site: str | None, locale: str | None) -> ReaderRoot:
    """Return the front page that a query starts from.

    Raises:
        ApiError: BAD_USER_INPUT, for an unknown site or a language that the site doesn't have.
    """
    found = find_site(site)
    root = context.roots.choose(found, locale)
    # A language is the site's once its front page is published.
    known = context.roots.languages(found) if root is None or locale is not None else []
    if root is None or (locale is not None and locale not in known):
        raise ApiError(f"`locale` takes a language of the site: {', '.join(sorted(known)) or settings.LANGUAGE_CODE}.")
    return root


def below(pages: QuerySet[P], root: ReaderRoot) -> QuerySet[P]:
    """Keep the pages of a reader site, its front page included."""
    return pages.filter(url_path__startswith=root.url_path)
