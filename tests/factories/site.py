"""The frame of a publication: its languages, its one site, its front pages and its menus."""

import json
from typing import Any, NamedTuple

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Locale, Page, Site

from home.models import HomePage, Menu


class SiteTree(NamedTuple):
    """A site with its front page in the main language."""

    site: Site
    home: HomePage
    locale: Locale


def french() -> Locale:
    """Return the publication's main language."""
    return Locale.objects.get_or_create(language_code="fr")[0]


def root_page() -> Page:
    """Return the root of all pages, made again where a test that commits has emptied every table."""
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=french())


def make_site() -> SiteTree:
    """Return the site, made on the first call in place of the page that Wagtail's migrations leave."""
    locale = french()
    home = HomePage.objects.filter(locale=locale).first()
    if home is not None:
        return SiteTree(Site.objects.get(is_default_site=True), home, locale)
    root = root_page()
    for page in root.get_children():
        page.delete()
    root.refresh_from_db()
    home = root.add_child(instance=HomePage(title="Le Labo", slug="home", locale=locale))
    site = Site.objects.create(hostname="localhost", port=80, is_default_site=True, root_page=home)
    return SiteTree(site, home, locale)


def add_language(code: str) -> HomePage:
    """Return the site's live front page in a second language, such as ``en``."""
    locale, _created = Locale.objects.get_or_create(language_code=code)
    home = make_site().home.copy_for_translation(locale)
    home.save_revision().publish()
    home.refresh_from_db()
    return home


def menu_item(*children: dict[str, Any], page: Page | None = None, url: str = "", label: str = "") -> Any:
    """Return an entry of a menu in its stored form; its own children are made by the same function."""
    value: dict[str, Any] = {"page": page.pk if page else None, "url": url, "label": label}
    value["children"] = [child["value"] for child in children]
    return {"type": "item", "value": value}


class MenuFactory(DjangoModelFactory):
    """A menu: ``MenuFactory(handle="main", items=[menu_item(page=rubric)])``."""

    handle = "main"
    site = factory.LazyFunction(lambda: make_site().site)
    locale = factory.LazyFunction(french)

    class Meta:
        model = Menu

    @classmethod
    def _create(cls, model_class: type[Menu], *args: Any, **kwargs: Any) -> Menu:
        items = kwargs.pop("items", [])
        return super()._create(model_class, *args, items=json.dumps(items), **kwargs)
