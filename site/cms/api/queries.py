"""The root fields that every publication has: pages by their place, whatever their type."""

from typing import Any

import graphene
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page

from cms.api.connections import Slice, paginate, window
from cms.api.content_types import content_types
from cms.api.cursors import Key, Ordering
from cms.api.errors import ApiError
from cms.api.identifiers import as_id, read_id
from cms.api.loaders.objects import fetch
from cms.api.orders import order_enum, ordering_of
from cms.api.scalars import DateTime
from cms.api.sites import below, reader_root
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


class PageQueries(graphene.ObjectType):
    """Pages, whatever their type."""

    page = graphene.Field(
        PageInterface,
        id=graphene.ID(),
        path=graphene.String(),
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
        description="The pages of a reader site.",
    )

    @staticmethod
    def resolve_page(root: None, info: graphene.ResolveInfo, **arguments: Any) -> Any:
        """Return a page by its id or by its path."""
        if (arguments.get("id") is None) == (arguments.get("path") is None):
            raise ApiError("Give either `id` or `path`.")
        pages = _exposed(visible(Page.objects.all()))
        if arguments.get("id") is not None:
            key = as_id(arguments["id"])
            pages = pages.filter(pk=key) if key is not None else pages.none()
        else:
            front = reader_root(info.context, arguments.get("site"), arguments.get("locale"))
            url_path = front.url_path_of(arguments["path"])
            # The slug has an index, the path of the whole tree has none.
            pages = (
                pages.filter(slug=url_path.rstrip("/").rpartition("/")[2], url_path=url_path)
                if url_path
                else pages.none()
            )
        return next(iter(fetch(pages[:1])), None)

    @staticmethod
    def resolve_pages(
        root: None, info: graphene.ResolveInfo, order_by: Any, filter: Any = None, **arguments: Any
    ) -> Slice:
        """Return a page of a site's pages."""
        front = reader_root(info.context, arguments.pop("site", None), arguments.pop("locale", None))
        ordering = ordering_of(ORDERINGS, order_by)
        pages = below(_exposed(visible(Page.objects.filter(depth__gt=1))), front).filter(_condition(filter or {}))
        return paginate([pages], ordering, window(ordering, Page, **arguments))[0]


def _exposed(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Keep the types that the schema has."""
    return pages.filter(content_type__in=_keys(_page_models()))


def _page_models() -> list[Any]:
    return [model for model in content_types() if issubclass(model, Page)]


def _condition(asked: dict[str, Any]) -> Q:
    condition = Q()
    if (labels := asked.get("content_type")) is not None:
        condition &= Q(content_type__in=_keys(_models(labels)))
    if (ancestor := asked.get("ancestor")) is not None:
        above = visible(Page.objects.filter(pk=read_id(ancestor, "filter.ancestor"))).first()
        condition &= Q(path__startswith=above.path, depth__gt=above.depth) if above else Q(pk__in=[])
    if (in_menus := asked.get("in_menus")) is not None:
        condition &= Q(show_in_menus=in_menus)
    if (moment := asked.get("updated_after")) is not None:
        condition &= Q(last_published_at__gt=moment)
    return condition


def _models(labels: list[str]) -> list[Any]:
    known: dict[str, Any] = {model._meta.label: model for model in _page_models()}
    unknown = [label for label in labels if label not in known]
    if unknown:
        raise ApiError(f"`filter.contentType` takes any of {', '.join(sorted(known))}.")
    return [known[label] for label in labels]


def _keys(models: list[Any]) -> list[int]:
    return [content_type.pk for content_type in ContentType.objects.get_for_models(*models).values()]


#: The machine's own root fields.
QUERIES = [PageQueries]
