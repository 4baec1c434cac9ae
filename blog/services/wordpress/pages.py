"""A post or page of WordPress as a page of ours, not yet stored."""

from html import unescape
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from blog.models import ArticlePage
from blog.services.wordpress.content import to_html
from blog.services.wordpress.export import Item
from blog.services.wordpress.frame import Frame
from cms.core.rich_text import plain
from cms.newsroom.importing.kit import Block, ImportRefused, LeftOut, Pictures, to_blocks

LONGEST_TITLE = 255
#: What a page gets where it is put, or has from things that are there.
_PLACE = {"path", "depth", "numchild", "slug", "url_path", "locale", "content_type", "owner", "cover"}


def body_of(item: Item, pictures: Pictures, left_out: list[LeftOut]) -> list[Block]:
    """Return the blocks of a post; what can't be carried over is added to ``left_out``.

    Raises:
        ImportRefused: it is far too long.
    """
    converted = to_blocks(to_html(item.content, left_out), pictures, base=item.link)
    left_out.extend(converted.left_out)
    if item.comments:
        left_out.append(
            LeftOut("", _("Readers' comments are not carried over: %(number)d.") % {"number": item.comments})
        )
    if item.status == "private" or item.password:
        left_out.append(LeftOut("", _("It was private there: it is a draft here.")))
    return converted.blocks


def title_of(item: Item) -> str:
    """Return a post's title as plain text."""
    return _words(unescape(item.title))[:LONGEST_TITLE] or _("Untitled (%(number)d)") % {"number": item.id}


def model_of(item: Item) -> type[Any]:
    """Return the type of page that something becomes."""
    return ArticlePage if item.kind == "post" else apps.get_model("home", "StandardPage")


def page_of(item: Item, frame: Frame, user: Any, left_out: list[LeftOut]) -> Any:
    """Return the article or standard page that something becomes, in its state there and with the dates that it had.

    Args:
        item: a post or a page.
        frame: gives its pictures, which are stored.
        user: who imports it, if known.
        left_out: what can't be carried over is added to it.

    Raises:
        ImportRefused: it is far too long.
        ValidationError: a field takes no such value.
    """
    page = model_of(item)(
        title=title_of(item),
        seo_title=unescape(item.seo_title)[:255] if "%%" not in item.seo_title else "",
        search_description=unescape(item.seo_description),
        intro=_words(item.excerpt),
        body=body_of(item, frame.picture, left_out),
        owner=user,
        live=item.status == "publish" and not item.password,
    )
    if isinstance(page, ArticlePage):
        page.cover = _cover(item, frame, left_out)
    _set_dates(page, item)
    page.clean_fields(exclude=_PLACE)
    return page


def _set_dates(page: Page, item: Item) -> None:
    if page.live:
        page.first_published_at = item.posted_at or timezone.now()
        page.last_published_at = item.modified_at or page.first_published_at
    elif item.status == "future" and item.posted_at is not None and item.posted_at > timezone.now():
        page.go_live_at = item.posted_at
    page.has_unpublished_changes = not page.live


def _words(html: str) -> str:
    return " ".join(plain(html).split())


def _cover(item: Item, frame: Frame, left_out: list[LeftOut]) -> Any:
    try:
        return frame.cover(item.thumbnail)
    except ImportRefused as refusal:
        left_out.append(LeftOut(_("Main picture"), str(refusal)))
        return None
