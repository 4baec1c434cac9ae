"""The root fields that every publication has: pages by their place, whatever their type."""

from collections.abc import Mapping
from typing import Any

import graphene
from django.db.models import Q, QuerySet
from wagtail.models import Page

from cms.api.content_types import exposed, keys_of_types, page_models
from cms.api.cursors import Key, Ordering
from cms.api.errors import ApiError
from cms.api.identifiers import as_id, read_id
from cms.api.loaders.objects import fetch
from cms.api.orders import order_enum
from cms.api.previews import previewed
from cms.api.root_fields import RootList
from cms.api.routing.access import open_pages
from cms.api.routing.paths import read_path
from cms.api.routing.redirects import RedirectQueries
from cms.api.routing.route import RouteQueries
from cms.api.routing.sitemap import SitemapQueries
from cms.api.scalars import DateTime
from cms.api.search.queries import SearchQueries
from cms.api.types.page import TREE, PageConnection, PageInterface
from cms.core.visibility import visible

ORDERINGS = (
    Ordering("PUBLISHED_DESC", (Key("first_published_at", descending=True),)),
    Ordering("UPDATED_DESC", (Key("last_published_at", descending=True, nullable=True),)),
    Ordering("TITLE_ASC", (Key("title"),)),
    TREE,
)
PageOrder = order_enum("PageOrder", ORDERINGS)


class PageFilter(graphene.InputObjectType):
    """Which pages; every condition that is given must hold."""

    content_type = graphene.List(graphene.NonNull(graphene.String), description="Such as `blog.ArticlePage`.")
    ancestor = graphene.ID(description="Only pages below this one.")
    in_menus = graphene.Boolean(description="Only pages that editors put in menus (or the others).")
    updated_after = graphene.Argument(DateTime)


def _condition(asked: Mapping[str, Any]) -> Q:
    condition = Q()
    if (labels := asked.get("content_type")) is not None:
        condition &= Q(content_type__in=keys_of_types(_models(labels)))
    if (ancestor := asked.get("ancestor")) is not None:
        above = visible(Page.objects.filter(pk=read_id(ancestor, "filter.ancestor"))).first()
        condition &= Q(path__startswith=above.path, depth__gt=above.depth) if above else Q(pk__in=[])
    if (in_menus := asked.get("in_menus")) is not None:
        condition &= Q(show_in_menus=in_menus)
    if (moment := asked.get("updated_after")) is not None:
        condition &= Q(last_published_at__gt=moment)
    return condition


def _models(labels: list[str]) -> list[Any]:
    known: dict[str, Any] = {model._meta.label: model for model in page_models()}
    unknown = [label for label in labels if label not in known]
    if unknown:
        raise ApiError(f"`filter.contentType` takes any of {', '.join(sorted(known))}.")
    return [known[label] for label in labels]


def _pages() -> QuerySet[Page]:
    return exposed(visible(Page.objects.filter(depth__gt=1)))


class PageQueries(graphene.ObjectType):
    """Pages, whatever their type."""

    page = graphene.Field(
        PageInterface,
        id=graphene.ID(),
        path=graphene.String(),
        access_token=graphene.String(
            description="What `unlockPage` gave for the page's password; several, joined by commas, for a page below"
            " several passwords. Never cached."
        ),
        preview_token=graphene.String(description="Shows a draft to whoever has its token. Never cached."),
        site=graphene.String(),
        locale=graphene.String(),
        description="One page, by its id or by its path on the reader's site. Null if there is none to see.",
    )
    pages = graphene.Field(
        PageConnection,
        required=True,
        first=graphene.Int(default_value=20),
        after=graphene.String(),
        last=graphene.Int(),
        before=graphene.String(),
        filter=PageFilter(),
        order_by=graphene.Argument(PageOrder, default_value=PageOrder.PUBLISHED_DESC),
        site=graphene.String(),
        locale=graphene.String(),
        resolver=RootList(_pages, ORDERINGS, _condition, of_site=True),
        description="The pages of a reader site.",
    )

    @staticmethod
    def resolve_page(root: None, info: graphene.ResolveInfo, **asked: Any) -> Any:
        """Return a page by its id, by its path, or by the token of its draft."""
        if asked.get("access_token") is not None:
            open_pages(asked["access_token"], info.context)
        pages = exposed(visible(Page.objects.all()))
        if asked.get("preview_token") is not None:
            pages = pages.filter(pk=previewed(info.context, Page))
        elif (asked.get("id") is None) == (asked.get("path") is None):
            raise ApiError("Give either `id` or `path`.")
        if asked.get("id") is not None:
            pages = pages.filter(pk=as_id(asked["id"]))
        if asked.get("path") is not None:
            place = read_path(info.context, asked["path"], asked.get("site"), asked.get("locale"))
            return place.best(fetch(place.find(pages)))
        return next(iter(fetch(pages[:1])), None)


#: The machine's own root fields.
QUERIES = [PageQueries, SearchQueries, RedirectQueries, RouteQueries, SitemapQueries]
