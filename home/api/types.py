"""Site furniture: the front page's articles, menus, and what the publication says of itself."""

from dataclasses import dataclass, field
from typing import Any

import graphene
from django.conf import settings
from wagtail.models import Site as SiteModel

from cms.api.kit import (
    Declaration,
    Field,
    Image,
    Licence,
    LicenceValue,
    Link,
    LinkValue,
    PageInterface,
    fetch_visible,
    list_of,
    things_of,
    type_of,
)
from cms.core.feeds import FORMATS, feed_url
from cms.core.licences import Licence as LicenceChoice
from home.models import PublicationSettings


@dataclass
class SiteValue:
    """A reader site with what it says of itself."""

    site: SiteModel
    publication: PublicationSettings


@dataclass
class MenuItemValue:
    """An entry of a menu, ready to be shown."""

    label: str
    url: str
    page: Any = None
    children: list["MenuItemValue"] = field(default_factory=list)


@dataclass
class MenuValue:
    """A menu, ready to be shown."""

    handle: str
    items: list[MenuItemValue]


class OpenLab(graphene.ObjectType):
    """The invitation to readers to contribute."""

    title = graphene.String(required=True)
    text = graphene.String(required=True)
    open = graphene.Boolean(required=True, description="Whether contributions are taken now.")
    page = graphene.Field(PageInterface, description="Where readers contribute.")

    @staticmethod
    def resolve_title(each: PublicationSettings, info: graphene.ResolveInfo) -> str:
        """Return the invitation's title."""
        return each.open_lab_title

    @staticmethod
    def resolve_text(each: PublicationSettings, info: graphene.ResolveInfo) -> str:
        """Return the invitation."""
        return each.open_lab_text

    @staticmethod
    def resolve_open(each: PublicationSettings, info: graphene.ResolveInfo) -> bool:
        """Tell whether contributions are taken."""
        return each.open_lab_open

    @staticmethod
    def resolve_page(each: PublicationSettings, info: graphene.ResolveInfo) -> Any:
        """Return the page where readers contribute, if it may be seen."""
        return fetch_visible("wagtailcore.Page", [each.open_lab_page_id]).get(each.open_lab_page_id or 0)


class Site(graphene.ObjectType):
    """A reader site."""

    name = graphene.String(required=True)
    tagline = graphene.String(required=True, description="May be empty.")
    url = graphene.String(required=True, description="Absolute address of the front page.")
    locale = graphene.String(required=True, description="The main language.")
    locales = graphene.Field(list_of(graphene.String, size=3), description="Every language that the site has pages in.")
    social = graphene.Field(list_of(Link, size=5))
    twitter_handle = graphene.String(description="Without the @.")
    contact_email = graphene.String()
    licence = graphene.Field(Licence, required=True)
    share_image = graphene.Field(Image)
    open_lab = graphene.Field(OpenLab, required=True)
    feeds = graphene.Field(
        list_of(Link, size=3),
        description="The feeds of all articles, in each format and language; the main language first.",
    )

    @staticmethod
    def resolve_name(each: SiteValue, info: graphene.ResolveInfo) -> str:
        """Return the publication's name, else the site's."""
        return each.publication.name or each.site.site_name or settings.WAGTAIL_SITE_NAME

    @staticmethod
    def resolve_tagline(each: SiteValue, info: graphene.ResolveInfo) -> str:
        """Return the tagline."""
        return each.publication.tagline

    @staticmethod
    def resolve_url(each: SiteValue, info: graphene.ResolveInfo) -> str:
        """Return the address of the front page."""
        return f"{each.site.root_url}/"

    @staticmethod
    def resolve_locale(each: SiteValue, info: graphene.ResolveInfo) -> str:
        """Return the site's main language."""
        root = info.context.roots.choose(each.site, None)
        return root.locale if root else settings.LANGUAGE_CODE

    @staticmethod
    def resolve_locales(each: SiteValue, info: graphene.ResolveInfo) -> list[str]:
        """Return the languages that have a front page."""
        languages: list[str] = info.context.roots.languages(each.site)
        return languages

    @staticmethod
    def resolve_social(each: SiteValue, info: graphene.ResolveInfo) -> list[LinkValue]:
        """Return the publication's accounts."""
        links = each.publication.social_links.all() if each.publication.pk else []
        return [LinkValue(link.label, link.url) for link in links]

    @staticmethod
    def resolve_twitter_handle(each: SiteValue, info: graphene.ResolveInfo) -> str | None:
        """Return the handle, if there is one."""
        return each.publication.twitter_handle or None

    @staticmethod
    def resolve_contact_email(each: SiteValue, info: graphene.ResolveInfo) -> str | None:
        """Return the contact address, if there is one."""
        return each.publication.contact_email or None

    @staticmethod
    def resolve_licence(each: SiteValue, info: graphene.ResolveInfo) -> LicenceValue:
        """Return the licence of whatever names no other."""
        licence = LicenceChoice(each.publication.licence)
        return LicenceValue(str(licence.label), licence.url, each.publication.name or settings.WAGTAIL_SITE_NAME)

    @staticmethod
    def resolve_share_image(each: SiteValue, info: graphene.ResolveInfo) -> Any:
        """Return the picture for pages that have none."""
        key = each.publication.share_image_id
        return fetch_visible("core.LibraryImage", [key]).get(key or 0)

    @staticmethod
    def resolve_open_lab(each: SiteValue, info: graphene.ResolveInfo) -> PublicationSettings:
        """Return the settings: the open lab is part of them."""
        return each.publication

    @staticmethod
    def resolve_feeds(each: SiteValue, info: graphene.ResolveInfo) -> list[LinkValue]:
        """Return the feeds of all articles; those of further languages name theirs."""
        roots = info.context.roots
        fronts = [root for code in roots.languages(each.site) if (root := roots.choose(each.site, code))]
        fronts.sort(key=lambda root: root.prefix)
        return [
            LinkValue(f"{label} ({root.locale})" if root.prefix else label, feed_url(roots, root, form=form))
            for root in fronts
            for form, label in FORMATS.items()
        ]


class MenuItem(graphene.ObjectType):
    """An entry of a menu."""

    label = graphene.String(required=True)
    url = graphene.String(required=True, description="Absolute.")
    page = graphene.Field(PageInterface, description="The page that it leads to, if it is one of this publication.")
    children = graphene.Field(
        list_of(lambda: MenuItem, size=5), description="The entries below it; empty on the second level."
    )


class Menu(graphene.ObjectType):
    """A menu of a reader site."""

    handle = graphene.String(required=True)
    items = graphene.Field(list_of(MenuItem, size=10))


FIELDS: dict[Any, list[Declaration]] = {
    "home.HomePage": [
        Field(
            "featured",
            list_of(type_of("blog.ArticlePage"), size=6),
            things_of("blog.ArticlePage", "featured_on__home", ["featured_on__sort_order", "featured_on__pk"]),
            description="What editors put forward, in order.",
        )
    ],
}
