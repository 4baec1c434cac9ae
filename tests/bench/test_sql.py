"""The hand-written views give the same data as ours, so that the bench compares the same work."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, override_settings

from bench.questions import QUESTIONS
from bench.sites.sql import views
from bench.systems import System, rubrique, sql
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CollectionFactory,
    ImageFactory,
    LaureateFactory,
    RubricFactory,
    TerritoryFactory,
    body,
    heading,
    image,
    laureate_list,
    paragraph,
    quote,
    restrict,
)

pytestmark = [pytest.mark.django_db, pytest.mark.needs_postgres]


@pytest.fixture
def slug() -> Iterator[str]:
    """Make two articles that readers may see and three that they may not, and return the slug of the fuller one."""
    words: dict[str, Any] = {"title": "Atelier numérique", "intro": "Le numérique."}
    picture = ImageFactory(rendered=True)
    shown = LaureateFactory(name="A", logo=picture, key_figures={"jeunes": 12.5}, territories=[TerritoryFactory()])
    LaureateFactory(name="B", website="", founded=None)
    hidden = LaureateFactory(name="C", live=False)
    private, secrets = RubricFactory(), CollectionFactory()
    secret = ImageFactory(rendered=True, collection=secrets)
    blocks = [heading(), paragraph(), quote(), image(picture), image(picture, alt="Ici"), image(secret)]
    full = ArticleFactory(
        cover=picture,
        authors=[AuthorFactory(bio="<p>Vie.</p>"), AuthorFactory(live=False)],
        tags=["b", "a"],
        body=body(*blocks, laureate_list(shown, hidden)),
        **words,
    )
    ArticleFactory(cover=secret, **words)
    ArticleFactory(live=False, **words)
    ArticleFactory(parent=RubricFactory(live=False), **words)
    ArticleFactory(parent=private, **words)
    restrict(private)
    restrict(secrets)
    views._root_path.cache_clear()
    yield full.slug
    views._root_path.cache_clear()


def answer(system: System, question: str, value: Any) -> Any:
    """Return what a system answers."""
    asked = system.ask(QUESTIONS[question], value, 10)
    theirs = {"ROOT_URLCONF": "bench.sites.sql.urls", "MIDDLEWARE": []}
    with override_settings(**(theirs if system is sql.SYSTEM else {})):
        response = Client().generic(asked.method, asked.path, asked.body, content_type="application/json")
    assert response.status_code == 200, response.content
    return json.loads(response.content)


@pytest.mark.usefixtures("slug")
@pytest.mark.parametrize(
    ("question", "value", "found"), [("list", 0, 2), ("list", 1, 1), ("laureates", 0, 2), ("search", "numérique", 2)]
)
def test_lists_are_the_same(question: str, value: Any, found: int) -> None:
    ours = answer(rubrique.SYSTEM, question, value)
    assert len(rubrique.titles(QUESTIONS[question], ours)) == found
    assert answer(sql.SYSTEM, question, value)["data"] == ours["data"]


def test_an_article_is_the_same(slug: str) -> None:
    ours = answer(rubrique.SYSTEM, "article", slug)
    assert [block["__typename"] for block in ours["data"]["article"]["body"]] == [
        "HeadingBlock",
        "ParagraphBlock",
        "QuoteBlock",
        "ImageBlock",
        "ImageBlock",
        "LaureateListBlock",
    ]
    assert answer(sql.SYSTEM, "article", slug)["data"] == ours["data"]


@pytest.mark.usefixtures("slug")
def test_an_article_that_does_not_exist_is_null_to_both() -> None:
    assert answer(rubrique.SYSTEM, "article", "absent")["data"] == {"article": None}
    assert answer(sql.SYSTEM, "article", "absent")["data"] == {"article": None}
