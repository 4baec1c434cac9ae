"""Tags and filters of the built-in reader. They ask the visibility rule: what is hidden leaves no trace."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.db.models import Model
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page, Site

from cms.core import content_apps, figures
from cms.core.feeds import feed_url
from cms.core.images.pictures import find_picture
from cms.core.images.presets import ImagePreset
from cms.core.licences import Licence
from cms.core.publication import publication_of
from cms.core.reader import ReaderRoots
from cms.core.rich_text.loading import load
from cms.core.visibility import visible

register = template.Library()


@register.filter
def shown(things: Any) -> Any:
    """Keep what readers may see.

    Args:
        things: an object or ``None``, or a list of objects of one model. One that was never stored is a
            sample made up for a preview: it passes.

    Returns:
        The object or ``None``; the list in its order without what is hidden.
    """
    if things is None or isinstance(things, Model):
        return next(iter(shown([things])), None) if things else None
    listed = [thing for thing in things if thing is not None]
    stored = [thing.pk for thing in listed if thing.pk is not None]
    if not stored:
        return listed
    seen = set(visible(type(listed[0])._default_manager.filter(pk__in=stored)).values_list("pk", flat=True))
    return [thing for thing in listed if thing.pk is None or thing.pk in seen]


@register.filter
def prose(text: Any) -> SafeString:
    """Return a rich text (a field's, a block's, or ``None``) as safe HTML."""
    html = load(getattr(text, "source", text) or "").html
    return mark_safe(html)  # noqa: S308 - sanitised by cms.core.rich_text.


@register.filter
def figure(value: Decimal | float, unit: str = "") -> str:
    """Return a number as French readers write it, then its unit."""
    return figures.written(value, unit)


@register.filter
def host(url: str) -> str:
    """Return the name of the site that an address leads to, without ``www.``."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@register.inclusion_tag("core/reader/picture.html")
def picture(image: Any, preset: str, alt: str = "", eager: bool = False) -> dict[str, Any]:
    """Show a picture of the library, if readers may see it and it has been rendered.

    Args:
        image: a ``LibraryImage`` or ``None``.
        preset: a name of ``ImagePreset``.
        alt: the text alternative; empty for a picture that tells nothing.
        eager: loads it with the page, for what is seen first.
    """
    seen = shown(image)
    files = find_picture(seen, ImagePreset[preset]) if seen else None
    return {"files": files, "alt": alt, "eager": eager}


@register.simple_tag(takes_context=True)
def publication(context: template.Context) -> Any:
    """Return the settings of the publication that the reader is on."""
    return publication_of(_site(context))


@register.simple_tag(takes_context=True)
def menu(context: template.Context, handle: str, language: str) -> list[Any]:
    """Return a menu's entries (``label``, ``url``, ``children``), as the content apps' ``reader.py`` gives them."""
    for module in content_apps.modules("reader"):
        return list(module.menu(_site(context), language, handle))
    return []


@register.simple_tag
def site_feed(page: Any) -> str:
    """Return the address of the feed of all articles of a page's site and language; empty outside every site."""
    roots = ReaderRoots()
    root = roots.of(getattr(page, "url_path", None) or "")
    return feed_url(roots, root) if root else ""


@register.simple_tag
def breadcrumb(page: Page) -> Any:
    """Return the public pages above a page, from the front page down."""
    return visible(page.get_ancestors().filter(depth__gt=1))


@register.simple_tag(takes_context=True)
def licence(context: template.Context, page: Page) -> Licence:
    """Return a page's own licence, else the publication's."""
    return Licence(getattr(page.specific, "licence", "") or publication_of(_site(context)).licence)


def _site(context: template.Context) -> Site:
    request = context.get("request")
    return (Site.find_for_request(request) if request else None) or Site.objects.get(is_default_site=True)
