"""The root fields of site furniture."""

import graphene

from cms.api.kit import find_site, reader_root
from cms.core.publication import publication_of
from cms.core.visibility import visible
from home.api.menus import menu_items
from home.api.types import Menu, MenuValue, Site, SiteValue
from home.models import Menu as MenuModel


class HomeQueries(graphene.ObjectType):
    """The publication's own words and its menus."""

    site = graphene.Field(
        Site,
        required=True,
        hostname=graphene.String(),
        description="A reader site by its host; the main one by default.",
    )
    menu = graphene.Field(
        Menu,
        handle=graphene.String(required=True),
        site=graphene.String(),
        locale=graphene.String(),
        description="A menu by its handle, such as `main`.",
    )

    @staticmethod
    def resolve_site(root: None, info: graphene.ResolveInfo, hostname: str | None = None) -> SiteValue:
        """Return a reader site."""
        site = find_site(hostname)
        return SiteValue(site, publication_of(site))

    @staticmethod
    def resolve_menu(
        root: None,
        info: graphene.ResolveInfo,
        handle: str,
        site: str | None = None,
        locale: str | None = None,
    ) -> MenuValue | None:
        """Return a menu, ``None`` if the site has none of that handle."""
        front = reader_root(info.context, site, locale)
        menus = visible(MenuModel.objects.filter(handle=handle, site=front.site_id))
        menu = menus.filter(locale__language_code=front.locale).first()
        return MenuValue(menu.handle, menu_items(menu, info.context)) if menu else None
