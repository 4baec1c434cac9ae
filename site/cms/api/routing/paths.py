"""Reads a reader's path as the site's own router would."""

from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.encoding import repercent_broken_unicode
from wagtail.models import Page

from cms.api.context import RequestContext
from cms.api.sites import reader_root
from cms.core.reader import ReaderRoot


@dataclass(frozen=True)
class ReaderPath:
    """A path that a reader asked for.

    Attributes:
        site_id: key of the Wagtail site.
        url_paths: Wagtail's own paths of the pages that it can stand for, the best first.
        full_path: path and query string, percent-encoded, as Django gives them to redirects.
    """

    site_id: int
    url_paths: list[str]
    full_path: str

    def find(self, pages: QuerySet[Page]) -> QuerySet[Page]:
        """Keep the pages that the path can stand for: see ``best``."""
        # The slug has an index, the path of the whole tree has none.
        slugs = {url_path.rstrip("/").rpartition("/")[2] for url_path in self.url_paths}
        return pages.filter(slug__in=slugs, url_path__in=self.url_paths)

    def best(self, pages: list[Page]) -> Page | None:
        """Return the page that the path stands for, of those that were found."""
        return min(pages, key=lambda page: self.url_paths.index(page.url_path), default=None)


def read_path(context: RequestContext, path: str, site: str | None, locale: str | None) -> ReaderPath:
    """Read a path, percent-encoded or not, with or without a query string.

    Without ``locale`` the path's own prefix says the language. With it, the prefix can be left out.

    Raises:
        ApiError: BAD_USER_INPUT, for an unknown site or a language that the site doesn't have.
    """
    front = reader_root(context, site, locale)
    given, _mark, query = path.partition("#")[0].partition("?")
    # As Django reads the path of a request.
    decoded = repercent_broken_unicode(unquote_to_bytes(given)).decode()
    request = HttpRequest()
    request.path = "/" + decoded.removeprefix("/")
    request.META["QUERY_STRING"] = query
    url_paths = [] if "\0" in decoded else _url_paths(context, decoded, front, locale)
    return ReaderPath(front.site_id, url_paths, request.get_full_path())


def _url_paths(context: RequestContext, path: str, front: ReaderRoot, locale: str | None) -> list[str]:
    components = [component for component in path.split("/") if component]
    if locale is None:
        roots = [root for root in context.roots.roots if root.site_id == front.site_id]
        # "/en/" is the English front page before it is a French page whose slug is "en".
        roots.sort(key=lambda root: root.prefix, reverse=True)
        found = [root.url_path_of("/".join(components)) for root in roots]
    else:
        found = [front.url_path_of("/".join(components)), front.url_path + "".join(f"{each}/" for each in components)]
    return list(dict.fromkeys(url_path for url_path in found if url_path is not None))
