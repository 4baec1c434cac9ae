"""How schema.org describes an article: who wrote it, where it belongs, and of whom it speaks."""

from dataclasses import dataclass
from typing import Any

from blog.api.types import load_authors, load_laureates, load_licences, load_rubrics, load_tags
from blog.models import ArticlePage, Author
from blog.models.author import AuthorKind
from cms.api.kit import (
    DateTime,
    Describe,
    Description,
    LicenceValue,
    RequestContext,
    describe,
    image_url,
    rows_of,
    visible_one,
)


@dataclass(frozen=True)
class _Parts:
    """An article with all that its description is made of."""

    article: ArticlePage
    authors: list[Author]
    rubric: Any
    tags: list[Any]
    licence: LicenceValue
    laureates: list[Description]
    picture: str | None
    corrections: list[Any]


def _describe_articles(articles: list[ArticlePage], context: RequestContext) -> list[Description]:
    lists = (
        articles,
        load_authors(articles, context),
        load_rubrics(articles, context),
        load_tags(articles, context),
        load_licences(articles, context),
        _described_laureates(articles, context),
        image_url(visible_one("cover", "core.LibraryImage")(articles, context)),
        rows_of("blog.ArticleCorrection", "article")(articles, context),
    )
    return [_describe(_Parts(*parts)) for parts in zip(*lists, strict=True)]


def _described_laureates(articles: list[ArticlePage], context: RequestContext) -> list[list[Description]]:
    mentioned = load_laureates(articles, context)
    laureates = {each.pk: each for row in mentioned for each in row}
    described = dict(zip(laureates, describe("laureates.Laureate", list(laureates.values()), context), strict=True))
    return [[described[each.pk] for each in row] for row in mentioned]


def _describe(parts: _Parts) -> Description:
    properties = {
        "headline": parts.article.title,
        "image": [parts.picture] if parts.picture else [],
        "author": [_author(author) for author in parts.authors],
        "articleSection": parts.rubric.title if parts.rubric else "",
        "keywords": [tag.name for tag in parts.tags],
        "license": parts.licence.url,
        "creditText": parts.licence.attribution,
        "about": [{"@id": each.properties["@id"]} for each in parts.laureates],
        "correction": [
            {"@type": "CorrectionComment", "text": each.text, "datePublished": DateTime.serialize(each.at)}
            for each in parts.corrections
        ],
    }
    others = [node for each in parts.laureates for node in (each.properties, *each.others)]
    return Description({name: value for name, value in properties.items() if value}, others)


def _author(author: Author) -> dict[str, Any]:
    kind = "Organization" if author.kind == AuthorKind.ORGANISATION else "Person"
    return {"@type": kind, "name": author.name}


JSON_LD: dict[str, Describe] = {"blog.ArticlePage": _describe_articles}
