"""Answers in the shape of ours, each by one statement; the database writes the nested parts, orjson the rest."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from wagtail.models import Site

from cms.core.search.backends.postgres import tsquery
from cms.core.search.query import read_query

FOLDER = Path(__file__).parents[2] / "sql"
MEDIA = settings.CMS_URL + settings.MEDIA_URL

Row = dict[str, Any]


def articles(request: HttpRequest) -> HttpResponse:
    """List articles, newest first."""
    rows = _rows(
        "list", first=int(request.GET["first"]), offset=int(request.GET["offset"]), below_root=f"{_root_path()}%"
    )
    return _answer({"articles": {"nodes": [_nested(row, "authors", "rubric", "tags", "cover") for row in rows]}})


def article(request: HttpRequest) -> HttpResponse:
    """Give one article with its body."""
    found = next(iter(_rows("article", slug=request.GET["slug"])), None)
    if found is not None:
        images, laureates = (orjson.loads(found.pop(name) or "{}") for name in ("images", "laureates"))
        found["body"] = list(_blocks(orjson.loads(found["body"]), images, laureates))
        _nested(found, "authors", "rubric", "tags", "cover")
    return _answer({"article": found})


def laureates(request: HttpRequest) -> HttpResponse:
    """List laureates by name."""
    rows = _rows("laureates", first=int(request.GET["first"]), offset=int(request.GET["offset"]))
    return _answer({"laureates": {"nodes": [_nested(row, "territories", "keyFigures", "logo") for row in rows]}})


def search(request: HttpRequest) -> HttpResponse:
    """List the articles that answer a query best."""
    query = tsquery(read_query(request.GET["query"], settings.LANGUAGE_CODE))
    rows = _rows("search", query=query, first=int(request.GET["first"]), below_root=f"{_root_path()}%")
    return _answer({"search": {"nodes": [{"article": row} for row in rows]}})


@cache
def _root_path() -> str:
    """Return the path of the main site's front page, read once, as Wagtail does."""
    path: str = Site.objects.select_related("root_page").get(is_default_site=True).root_page.path
    return path


def _rows(name: str, **parameters: Any) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(_statement(name), {"media": MEDIA, **parameters})
        columns = [column.name for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


@cache
def _statement(name: str) -> str:
    return (FOLDER / connection.vendor / f"{name}.sql").read_text(encoding="utf-8")


def _nested(row: Row, *names: str) -> Row:
    """Take columns that hold JSON as they are."""
    for name in names:
        if row[name] is not None:
            row[name] = orjson.Fragment(row[name])
    return row


def _blocks(stored: list[Row], images: dict[str, Row], laureates: dict[str, Row]) -> Iterator[Row]:
    for block in stored:
        value = block["value"]
        match block["type"]:
            case "heading":
                yield {"__typename": "HeadingBlock", "text": value["text"]}
            case "paragraph":
                yield {"__typename": "ParagraphBlock", "richText": {"html": value}}
            case "image":
                if image := images.get(str(value["image"])):
                    alt = "" if value["decorative"] else value["alt"] or image["alt"]
                    yield {"__typename": "ImageBlock", "alt": alt, "image": {"rendition": image["rendition"]}}
            case "quote":
                yield {"__typename": "QuoteBlock", "quote": value["text"], "speaker": value["speaker"]}
            case "laureate_list":
                chosen = (laureates.get(str(item["value"])) for item in value["laureates"])
                yield {"__typename": "LaureateListBlock", "laureates": [each for each in chosen if each]}


def _answer(data: Any) -> HttpResponse:
    return HttpResponse(orjson.dumps({"data": data}), content_type="application/json")
