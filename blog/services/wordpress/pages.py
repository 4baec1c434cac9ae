"""A post or page of WordPress as a page of ours."""

from html import unescape
from typing import Any
from urllib.parse import unquote

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from blog.models import ArticleAuthor, ArticlePage
from blog.services.slugs import free_slug
from blog.services.wordpress.content import to_html
from blog.services.wordpress.export import Item
from blog.services.wordpress.frame import Frame
from blog.services.wordpress.redirects import redirect_from
from blog.services.wordpress.report import Report
from cms.core.rich_text import plain
from cms.newsroom.importing.kit import Block, ImportRefused, LeftOut, Pictures, to_blocks

LONGEST_TITLE = 255


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


def make_article(item: Item, parent: Page, frame: Frame, report: Report, left_out: list[LeftOut]) -> ArticlePage:
    """Make an article of a post, in its state there.

    Raises:
        ImportRefused: it is far too long.
        ValidationError: a field takes no such value.
    """
    article = ArticlePage(
        **_common(item, parent),
        intro=_excerpt(item),
        body=body_of(item, frame.picture, left_out),
        cover=_cover(item, frame, left_out),
    )
    author = frame.author(item.creator)
    if author:
        article.article_authors = [ArticleAuthor(author=author)]
    article.tags.add(*(unescape(tag)[:100] for tag in item.tags))
    article.also_in = [frame.rubric(term.slug, term.name) for term in item.categories[1:]]
    _put(article, item, parent, report)
    return article


def make_page(item: Item, parent: Page, frame: Frame, report: Report, left_out: list[LeftOut]) -> Any:
    """Make a standard page of a page, in its state there.

    Raises:
        ImportRefused: it is far too long.
        ValidationError: a field takes no such value.
    """
    model = apps.get_model("home", "StandardPage")
    page: Any = model(**_common(item, parent), intro=_excerpt(item), body=body_of(item, frame.picture, left_out))
    _put(page, item, parent, report)
    return page


def _common(item: Item, parent: Page) -> dict[str, Any]:
    title = title_of(item)
    return {
        "title": title,
        "slug": free_slug(unquote(item.slug) or title, Page.objects.child_of(parent)),
        "seo_title": unescape(item.seo_title)[:255] if "%%" not in item.seo_title else "",
        "search_description": unescape(item.seo_description),
        "first_published_at": item.posted_at,
        "last_published_at": item.modified_at or item.posted_at,
        "live": item.status == "publish" and not item.password,
    }


def _words(html: str) -> str:
    return " ".join(plain(html).split())


def _excerpt(item: Item) -> str:
    return _words(item.excerpt)


def _cover(item: Item, frame: Frame, left_out: list[LeftOut]) -> Any:
    try:
        return frame.cover(item.thumbnail)
    except ImportRefused as refusal:
        left_out.append(LeftOut(_("Main picture"), str(refusal)))
        return None


def _put(page: Any, item: Item, parent: Page, report: Report) -> None:
    """Put a page into the tree, with the dates that it had, and have its old address lead to it."""
    if not page.live:
        page.first_published_at = page.last_published_at = None
    scheduled = item.status == "future" and item.posted_at is not None and item.posted_at > timezone.now()
    if scheduled:
        page.go_live_at = item.posted_at
    parent.refresh_from_db()
    parent.add_child(instance=page)
    revision = page.save_revision(changed=not page.live)
    if page.live:
        Page.objects.filter(pk=page.pk).update(live_revision=revision)
    elif scheduled:
        revision.publish()
    report.made["redirect"] += redirect_from(item.link, page)
