"""A feed takes the same number of SQL statements for one article and for twenty."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cms.syndication.feeds.reading import get
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CallFactory,
    ImageFactory,
    LaureateFactory,
    RubricFactory,
    StandardPageFactory,
    body,
    callout,
    heading,
    image,
    laureate,
    paragraph,
    related_pages,
)

pytestmark = pytest.mark.django_db

FORMATS = ["atom", "rss", "json"]


def full(number: int, rubric: Any, call: Any) -> None:
    """Make an article with something of its own in every place."""
    page = StandardPageFactory()
    link = f'<p><a linktype="page" id="{page.pk}">page</a></p>'
    blocks = [heading(), paragraph(link), callout(link), image(ImageFactory(rendered=True)), related_pages(page)]
    ArticleFactory(
        parent=rubric,
        call=call,
        tags=["aidants", f"tag {number}"],
        authors=[AuthorFactory(), AuthorFactory()],
        cover=ImageFactory(rendered=True),
        body=body(*blocks, laureate(LaureateFactory(), link)),
    )


def statements(name: str, form: str, **headers: str) -> int:
    """Return how many statements the second of two answers takes: Wagtail remembers where sites begin."""
    get(name, form, headers=headers)
    with CaptureQueriesContext(connection) as captured:
        assert get(name, form, headers=headers).status_code in (200, 304)
    return len(captured)


@pytest.mark.parametrize(
    ("name", "whole", "unchanged"),
    [("articles", 30, 7), ("rubrics/inclusion", 31, 8), ("tags/aidants", 32, 9), ("calls/tremplin", 31, 8)],
)
def test_statements_are_the_same_for_one_article_and_twenty(name: str, whole: int, unchanged: int) -> None:
    rubric, call = RubricFactory(slug="inclusion"), CallFactory(slug="tremplin")
    counts = []
    made = 0
    for size in (1, 20):
        for number in range(made, size):
            full(number, rubric, call)
        made = size
        for form in FORMATS:
            mark = get(name, form)["ETag"]
            counts.append((statements(name, form), statements(name, form, **{"If-None-Match": mark})))
    assert counts == [(whole, unchanged)] * 6


def test_archive_takes_a_constant_number_too() -> None:
    rubric = RubricFactory(slug="inclusion")
    counts = []
    for size in (1, 20):
        for day in range(size):
            ArticleFactory(parent=rubric, first_published_at=datetime(2023, 5, 1 + day, 12, tzinfo=UTC))
        get("articles", archive="2023-05")
        with CaptureQueriesContext(connection) as captured:
            assert get("articles", archive="2023-05").status_code == 200
        counts.append(len(captured))
    assert counts == [16, 16]
