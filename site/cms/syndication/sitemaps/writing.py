"""Sitemaps as XML (sitemaps.org), written piece by piece: a large one is never whole in memory."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from django.db.models import F, Max, QuerySet
from django.db.models.functions import Coalesce
from wagtail.models import Page

from cms.core.reader import ReaderRoots
from cms.core.search_engines import languages_of

#: Addresses in one file: no search engine reads more.
LARGEST = 50_000
#: Pages that are read, and written, at once.
PORTION = 1_000

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
LANGUAGES = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def in_part(pages: QuerySet[Page], part: int) -> QuerySet[Page]:
    """Keep the pages of one file of many: keys never move from one to another."""
    return pages.filter(pk__gte=part * LARGEST, pk__lt=(part + 1) * LARGEST)


def write_pages(pages: QuerySet[Page], roots: ReaderRoots) -> Iterator[bytes]:
    """Yield a sitemap of pages, each with its other languages: two statements a portion."""
    yield f"{HEAD}<urlset {NAMESPACE} {LANGUAGES}>\n".encode()
    for portion in _portions(pages):
        languages = languages_of(portion, roots)
        lines = (_page(page, same, roots) for page, same in zip(portion, languages, strict=True))
        yield "".join(lines).encode()
    yield b"</urlset>\n"


def write_index(pages: QuerySet[Page], address: str) -> Iterator[bytes]:
    """Yield an index of the files that hold some pages: one statement.

    Args:
        pages: all of them.
        address: of the sitemap, ``https://…/sitemap.xml``; those of its parts follow from it.
    """
    changed = Max(Coalesce("last_published_at", "first_published_at"))
    by_part = pages.order_by().annotate(part=F("pk") / LARGEST).values("part").annotate(changed=changed)
    parts = by_part.order_by("part").values_list("part", "changed")
    yield f"{HEAD}<sitemapindex {NAMESPACE}>\n".encode()
    for part, moment in parts:
        place = escape(address.replace(".xml", f"-{part}.xml"))
        yield f"<sitemap><loc>{place}</loc>{_lastmod(moment)}</sitemap>\n".encode()
    yield b"</sitemapindex>\n"


def _portions(pages: QuerySet[Page]) -> Iterator[list[Page]]:
    columns = pages.only("url_path", "translation_key", "locale", "first_published_at", "last_published_at")
    last = 0
    while portion := list(columns.filter(pk__gt=last).order_by("pk")[:PORTION]):
        yield portion
        last = portion[-1].pk


def _page(page: Page, languages: Iterable[Page], roots: ReaderRoots) -> str:
    others = [
        f'<xhtml:link rel="alternate" hreflang={quoteattr(roots.locale(each))} href={quoteattr(roots.url(each))}/>'
        for each in languages
    ]
    alternates = "".join(others) if len(others) > 1 else ""
    moment = page.last_published_at or page.first_published_at
    return f"<url><loc>{escape(roots.url(page))}</loc>{_lastmod(moment)}{alternates}</url>\n"


def _lastmod(moment: datetime | None) -> str:
    return f"<lastmod>{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod>" if moment else ""
