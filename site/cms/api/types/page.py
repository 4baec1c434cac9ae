"""What every page has: its place on the reader's site, its dates, its neighbours."""

from typing import Any

import graphene
from wagtail.models import Page

from cms.api.connections import connection_type
from cms.api.cursors import Key, Ordering
from cms.api.declarations import Field, batched_field, list_of, needs
from cms.api.loaders.tree import children, load_ancestors, load_parents, load_translations
from cms.api.nested_lists import nested_connection
from cms.api.scalars import DateTime
from cms.api.types.seo import Seo

TREE = Ordering("TREE", (Key("path"),))

PageConnection = connection_type("Page", lambda: PageInterface)


class PageInterface(graphene.Interface):
    """A page of the reader's site, whatever its type."""

    id = graphene.ID(required=True, description="Stable; never given to another page.")
    title = graphene.String(required=True)
    slug = graphene.String(required=True)
    path = graphene.String(required=True, description="On the reader's site: `/inclusion/mon-article/`.")
    url = graphene.String(required=True, description="Absolute, on the reader's site.")
    content_type = graphene.String(required=True, description="Such as `blog.ArticlePage`.")
    locale = graphene.String(required=True, description="Language code, such as `fr`.")
    published_at = graphene.Field(DateTime, required=True, description="When it first became public.")
    updated_at = graphene.Field(DateTime, required=True, description="When what readers see last changed.")
    seo = graphene.Field(Seo, required=True)
    translations = batched_field(
        Field(
            "translations",
            list_of(lambda: PageInterface, size=2),
            load_translations,
            description="The same page in other languages.",
        ),
        Page,
    )
    parent = batched_field(
        Field("parent", lambda: PageInterface, load_parents, description="Null for a front page."), Page
    )
    ancestors = batched_field(
        Field(
            "ancestors",
            list_of(lambda: PageInterface, size=4),
            load_ancestors,
            description="From the front page down.",
        ),
        Page,
    )
    children = batched_field(
        nested_connection("children", PageConnection, children, TREE, description="In the editors' order."),
        Page,
    )

    @classmethod
    def resolve_type(cls, instance: Page, info: graphene.ResolveInfo) -> Any:
        """Return the type of a page."""
        from cms.api.content_types import content_types

        return content_types()[type(instance)]

    @staticmethod
    @needs("first_published_at")
    def resolve_published_at(page: Any, info: graphene.ResolveInfo) -> Any:
        """Return when the page first became public."""
        return page.published_at

    @staticmethod
    @needs("first_published_at", "last_published_at")
    def resolve_updated_at(page: Any, info: graphene.ResolveInfo) -> Any:
        """Return when what readers see last changed."""
        return page.updated_at

    @staticmethod
    @needs("url_path")
    def resolve_path(page: Any, info: graphene.ResolveInfo) -> str:
        """Return the path on the reader's site."""
        return info.context.roots.path(page)

    @staticmethod
    @needs("url_path")
    def resolve_url(page: Any, info: graphene.ResolveInfo) -> str:
        """Return the absolute address on the reader's site."""
        return info.context.roots.url(page)

    @staticmethod
    @needs()
    def resolve_content_type(page: Any, info: graphene.ResolveInfo) -> str:
        """Return the page type's label."""
        return str(page._meta.label)

    @staticmethod
    @needs("url_path", "locale")
    def resolve_locale(page: Any, info: graphene.ResolveInfo) -> str:
        """Return the page's language code."""
        return info.context.roots.locale(page)

    @staticmethod
    def resolve_seo(page: Any, info: graphene.ResolveInfo) -> Any:
        """Return the page itself: its head is made of its own fields."""
        return page
