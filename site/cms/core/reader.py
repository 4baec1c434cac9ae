"""Where a page stands on the reader's site: its path and its absolute address."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from django.conf import settings
from wagtail.models import Page, Site

from cms.core.visibility import visible


@dataclass(frozen=True)
class ReaderRoot:
    """The front page of one reader site in one language.

    Attributes:
        site_id: key of the Wagtail site.
        url_path: Wagtail's own path of the front page, such as ``/home/``.
        base_url: scheme, host and port, without a slash at the end.
        locale: language code of everything below.
    """

    site_id: int
    url_path: str
    base_url: str
    locale: str

    @property
    def prefix(self) -> str:
        """What the path begins with: nothing in the main language, ``/en`` in another."""
        return "" if self.locale == settings.LANGUAGE_CODE else f"/{self.locale}"

    def path_of(self, url_path: str) -> str:
        """Return the path on the reader's site of a page with that Wagtail path."""
        return self.prefix + url_path[len(self.url_path) - 1 :]

    def url_path_of(self, path: str) -> str | None:
        """Return the Wagtail path that a reader's path stands for, ``None`` if it is of another language."""
        rest = "/" + path.strip("/") + "/" if path.strip("/") else "/"
        if not rest.startswith(f"{self.prefix}/"):
            return None
        return self.url_path + rest[len(self.prefix) + 1 :]


class ReaderRoots:
    """Every front page there is, most specific first. Made once a request; Wagtail caches what it reads."""

    def __init__(self) -> None:
        self.roots = [
            ReaderRoot(root.site_id, root.root_path, root.root_url.rstrip("/"), root.language_code)
            for root in Site.get_site_root_paths()
        ]

    def of(self, url_path: str) -> ReaderRoot | None:
        """Return the root that a page with that Wagtail path stands below; ``None`` for one outside every site."""
        return next((root for root in self.roots if url_path.startswith(root.url_path)), None)

    def path(self, page: Page) -> str:
        """Return the page's path on its reader site, such as ``/inclusion/mobilite/``."""
        root = self.of(page.url_path)
        return root.path_of(page.url_path) if root else page.url_path

    def url(self, page: Page) -> str:
        """Return the page's absolute address on its reader site."""
        root = self.of(page.url_path)
        return root.base_url + root.path_of(page.url_path) if root else ""

    def locale(self, page: Page) -> str:
        """Return the page's language code."""
        root = self.of(page.url_path)
        return root.locale if root else str(page.locale.language_code)

    def identity(self, page: Page) -> UUID:
        """Return what a page will always be known by: translations differ, and it outlives slugs, moves and hosts."""
        return uuid5(page.translation_key, self.locale(page))

    def languages(self, site: Site) -> list[str]:
        """Return the languages in which a site has a front page that readers may see: one statement."""
        of_site = [root for root in self.roots if root.site_id == site.pk]
        fronts = Page.objects.filter(url_path__in=[root.url_path for root in of_site])
        shown = set(visible(fronts).values_list("url_path", flat=True))
        return [root.locale for root in of_site if root.url_path in shown]

    def choose(self, site: Site, locale: str | None) -> ReaderRoot | None:
        """Return the front page of a site in a language (the site's main one if none is named)."""
        of_site = [root for root in self.roots if root.site_id == site.pk]
        if locale is None:
            return next((root for root in of_site if root.locale == settings.LANGUAGE_CODE), next(iter(of_site), None))
        return next((root for root in of_site if root.locale == locale), None)
