"""`sitemap`: the pages that search engines should know of."""

from datetime import datetime
from typing import Any

import graphene
from django.db.models.functions import Coalesce
from wagtail.models import Page

from cms.api.connections import Slice, connection_type, paginate, window
from cms.api.context import RequestContext
from cms.api.cursors import Key, Ordering
from cms.api.declarations import Field, batched_field, list_of
from cms.api.scalars import DateTime
from cms.api.sites import reader_root
from cms.api.types.common import Link, LinkValue
from cms.core.search_engines import indexable, languages_of

OLDEST_FIRST = Ordering("OLDEST_FIRST", (Key("id"),))


def _load_alternates(pages: list[Any], context: RequestContext) -> list[list[LinkValue]]:
    roots = context.roots
    return [[LinkValue(roots.locale(page), roots.url(page)) for page in same] for same in languages_of(pages, roots)]


class SitemapEntry(graphene.ObjectType):
    """A page that search engines should know of."""

    url = graphene.String(required=True, description="Absolute, on the reader's site.")
    path = graphene.String(required=True)
    updated_at = graphene.Field(DateTime, required=True, description="When what readers see last changed.")
    alternates = batched_field(
        Field(
            "alternates",
            list_of(Link, size=3),
            _load_alternates,
            description="The page in each of its languages, its own included; the label is the language's code.",
        ),
        Page,
    )

    @staticmethod
    def resolve_url(page: Any, info: graphene.ResolveInfo) -> str:
        """Return the absolute address on the reader's site."""
        return info.context.roots.url(page)

    @staticmethod
    def resolve_path(page: Any, info: graphene.ResolveInfo) -> str:
        """Return the path on the reader's site."""
        return info.context.roots.path(page)


SitemapConnection = connection_type("Sitemap", lambda: SitemapEntry)


class SitemapQueries(graphene.ObjectType):
    """Pages for search engines."""

    sitemap = graphene.Field(
        SitemapConnection,
        required=True,
        first=graphene.Int(default_value=100),
        after=graphene.String(),
        changed_since=graphene.Argument(DateTime, description="Only those that changed then or later."),
        site=graphene.String(),
        description="The pages of a reader site, in all its languages, that search engines should know of.",
    )

    @staticmethod
    def resolve_sitemap(
        root: None,
        info: graphene.ResolveInfo,
        changed_since: datetime | None = None,
        site: str | None = None,
        **arguments: Any,
    ) -> Slice:
        """Return a page of the pages that search engines should know of."""
        site_id = reader_root(info.context, site, None).site_id
        pages = indexable([each for each in info.context.roots.roots if each.site_id == site_id])
        if changed_since is not None:
            changed = Coalesce("last_published_at", "first_published_at")
            pages = pages.alias(changed=changed).filter(changed__gte=changed_since)
        return paginate([pages], OLDEST_FIRST, window(OLDEST_FIRST, Page, **arguments))[0]
