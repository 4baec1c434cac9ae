"""Where a redirect leads. Answers as ``wagtail.contrib.redirects.middleware`` does, in one statement for all tries."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlparse

from django.db.models import Q
from django.urls import Resolver404
from django.utils.encoding import iri_to_uri, uri_to_iri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.api.context import RequestContext
from cms.api.loaders.objects import fetch_visible
from cms.api.routing.paths import ReaderPath


@dataclass(frozen=True)
class Target:
    """Where a redirect leads, and whether for good."""

    location: str
    permanent: bool


def find_target(asked: ReaderPath, context: RequestContext) -> Target | None:
    """Return where the redirect of a path leads; ``None`` if there is none, or none that leads to a visible page."""
    tries = _tries(asked.full_path)
    of_site = Q(site=asked.site_id) | Q(site=None)
    # A site's own redirect comes before one of all sites.
    found = sorted(
        Redirect.objects.filter(of_site, old_path__in=tries),
        key=lambda each: (tries.index(each.old_path), each.site_id is None, each.pk),
    )
    pages = fetch_visible(Page, [each.redirect_page_id for each in found])
    for each in found:
        page = pages.get(each.redirect_page_id)
        if each.redirect_page_id is not None and page is None:
            continue
        location = location_of(each, page, asked.site_id, context)
        return Target(location, each.is_permanent) if location else None
    return None


def location_of(redirect: Redirect, page: Any, site_id: int, context: RequestContext) -> str:
    """Return the address that a redirect leads to, percent-encoded.

    Args:
        redirect: the redirect.
        page: the page that it leads to, of its own type; ``None`` if it leads to an address.
        site_id: the site that the reader is on.
        context: the request's.

    Returns:
        A page's path on the reader's site, or the absolute address of a page of another site. A page with routes of
        its own (Wagtail's ``RoutablePageMixin``) has the redirect's route added, if it knows it.
    """
    if page is None:
        return iri_to_uri(redirect.redirect_link)
    root = context.roots.of(page.url_path)
    same_site = root is not None and root.site_id == site_id
    address = iri_to_uri(context.roots.path(page) if same_site else context.roots.url(page))
    route = redirect.redirect_page_route_path
    return address.rstrip("/") + route if route and _knows(page, route) else address


def _knows(page: Any, route: str) -> bool:
    try:
        page.resolve_subpage(route)
    except (AttributeError, Resolver404):
        return False
    return True


def _tries(full_path: str) -> list[str]:
    """List the old paths that a request can match, the best first: with the query string, then without."""
    path = Redirect.normalise_path(full_path, decode_unicode=False)
    without_query = urlparse(path).path
    tries = [uri_to_iri(path), path, uri_to_iri(without_query), without_query]
    return list(dict.fromkeys(each for each in tries if "\0" not in each))
