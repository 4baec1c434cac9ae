"""The feeds of articles: all of them, those of a rubric, with a tag, about a call for projects."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext
from taggit.models import Tag

from blog.api.lists import in_rubric, visible_articles
from blog.api.types import load_authors, load_licences, load_rubrics, load_tags
from blog.models import ArticlePage, RubricPage
from cms.api.kit import (
    LicenceValue,
    RenditionValue,
    RequestContext,
    below,
    fetch,
    find_renditions,
    load_body_html,
    rows_of,
    visible_one,
)
from cms.core.feeds import ARTICLES
from cms.core.images.presets import ImagePreset, spec
from cms.core.reader import ReaderRoot
from cms.core.visibility import visible
from cms.syndication.kit import Category, FeedKind, Item, Picture, Subject

LARGE, SMALL = spec(ImagePreset.WIDE_1200), spec(ImagePreset.CARD_400)


def _articles(root: ReaderRoot) -> QuerySet[ArticlePage]:
    """Return the articles of a site that feeds may hold.

    What editors hide from search engines stays out: who republishes a feed shows it to them.
    """
    return below(visible_articles(), root).filter(hidden_from_search_engines=False)


def _everything(slug: str, root: ReaderRoot, context: RequestContext) -> Subject:
    return Subject("", "", "", "", _articles(root))


def _of_rubric(slug: str, root: ReaderRoot, context: RequestContext) -> Subject | None:
    rubrics = list(below(visible(RubricPage.objects.filter(slug=slug).order_by("path")), root))
    if not rubrics:
        return None
    first, *others = rubrics
    condition = in_rubric(first.path, first.pk)
    # Two rubrics below different ones may have the same slug: nobody misses anything.
    for other in others:
        condition |= in_rubric(other.path, other.pk)
    url = context.roots.url(first)
    names = [f"rubric:{rubric.pk}" for rubric in rubrics]
    things = _articles(root).filter(condition)
    return Subject(str(first.translation_key), first.title, first.description, url, things, names)


def _with_tag(slug: str, root: ReaderRoot, context: RequestContext) -> Subject | None:
    tag = Tag.objects.filter(slug=slug).first()
    if tag is None:
        return None
    things = _articles(root).filter(tagged_items__tag=tag)
    # A tag is known only by the articles that readers see.
    return Subject(tag.slug, tag.name, "", "", things, [f"tag:{tag.slug}"]) if things.exists() else None


def _about_call(slug: str, root: ReaderRoot, context: RequestContext) -> Subject | None:
    model: Any = apps.get_model("laureates.CallForProjects")
    calls = list(visible(model.objects.filter(slug=slug).select_related("locale").order_by("pk")))
    if not calls:
        return None
    named = next((call for call in calls if call.locale.language_code == root.locale), calls[0])
    names = [f"call:{call.pk}" for call in calls]
    return Subject(str(named.translation_key), named.name, "", "", _articles(root).filter(call__in=calls), names)


def _write(things: QuerySet[Any], context: RequestContext) -> list[Item]:
    articles = fetch(things)
    columns = (
        articles,
        load_authors(articles, context),
        load_rubrics(articles, context),
        load_tags(articles, context),
        load_licences(articles, context),
        _pictures(articles, context),
        load_body_html("body")(articles, context),
        rows_of("blog.ArticleCorrection", "article")(articles, context),
    )
    return [_item(context, *row) for row in zip(*columns, strict=True)]


def _item(
    context: RequestContext,
    article: Any,
    authors: list[Any],
    rubric: Any,
    tags: list[Any],
    licence: LicenceValue,
    picture: Picture | None,
    html: str,
    corrections: list[Any],
) -> Item:
    filed = [Category("rubrics", rubric.slug, rubric.title)] if rubric else []
    return Item(
        key=article.pk,
        identity=context.roots.identity(article),
        url=context.roots.url(article),
        title=article.title,
        summary=article.intro,
        html=html + _corrected(corrections),
        published=article.published_at,
        authors=[author.name for author in authors],
        categories=[*filed, *(Category("tags", tag.slug, tag.name) for tag in tags)],
        licence=licence,
        picture=picture,
        origin_url=article.canonical_url,
        source=article.source,
    )


def _pictures(articles: list[Any], context: RequestContext) -> list[Picture | None]:
    covers = visible_one("cover", "core.LibraryImage")(articles, context)
    found = find_renditions([cover for cover in covers if cover is not None], [LARGE, SMALL])
    return [_picture(article, cover, found) for article, cover in zip(articles, covers, strict=True)]


def _picture(article: Any, cover: Any, found: Mapping[tuple[int, str], RenditionValue]) -> Picture | None:
    """Return the two sizes of an article's cover; ``None`` for none, or one that isn't rendered yet."""
    if cover is None or (cover.pk, LARGE) not in found or (cover.pk, SMALL) not in found:
        return None
    alt = "" if article.cover_decorative else cover.description
    return Picture(found[cover.pk, LARGE], found[cover.pk, SMALL], alt)


def _corrected(corrections: list[Any]) -> str:
    """Say at the end what was corrected: partners owe it to their readers too."""
    if not corrections:
        return ""
    lines = ((f"{localtime(each.at):%d/%m/%Y}", each.text) for each in corrections)
    return format_html(
        "\n<aside><h2>{}</h2><ul>{}</ul></aside>",
        gettext("Corrections"),
        format_html_join("", "<li>{} – {}</li>", lines),
    )


def _named(tags: Iterable[str], kind: str) -> Iterator[str]:
    """Yield what follows the colon in the cache tags of a kind, such as ``3`` in ``rubric:3``."""
    for tag in tags:
        of, _colon, name = tag.partition(":")
        if of == kind:
            yield name


def _rubrics(tags: Iterable[str]) -> set[str]:
    return set(RubricPage.objects.filter(pk__in=_named(tags, "rubric")).values_list("slug", flat=True))


def _calls(tags: Iterable[str]) -> set[str]:
    model: Any = apps.get_model("laureates.CallForProjects")
    return set(model.objects.filter(pk__in=_named(tags, "call")).values_list("slug", flat=True))


FEEDS = [
    FeedKind(ARTICLES, "feed", "article", _everything, _write),
    FeedKind("rubrics", "rubric", "article", _of_rubric, _write, _rubrics),
    FeedKind("tags", "tag", "article", _with_tag, _write, lambda tags: set(_named(tags, "tag"))),
    FeedKind("calls", "call for projects", "article", _about_call, _write, _calls),
]
