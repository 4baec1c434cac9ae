"""Articles and rubrics on the built-in reader."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from blog.models import ArticleCorrection
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CallFactory,
    ImageFactory,
    LaureateFactory,
    RubricFactory,
    body,
    call,
    laureate,
)

pytestmark = pytest.mark.django_db


def read(page: Any, query: str = "") -> str:
    """Return the HTML that a reader gets for a page."""
    page.refresh_from_db()
    response = Client().get(page.url + query)
    assert response.status_code == 200
    return response.content.decode()


def test_article_shows_where_it_comes_from() -> None:
    rubric = RubricFactory(title="Mobilité")
    article = ArticleFactory(
        parent=rubric,
        title="En route",
        intro="Trois vélos.",
        source="Le Journal du port",
        licence="CC-BY-4.0",
        cover=ImageFactory(rendered=True, description="Des vélos.", credit="Studio"),
        authors=[AuthorFactory(name="Ana Lo", role="reporter", bio="<p>Elle roule.</p>")],
        tags=["vélo"],
        first_published_at=datetime(2024, 3, 4, 12, tzinfo=timezone.get_current_timezone()),
    )
    article.corrections.add(ArticleCorrection(text="Quatre vélos, pas trois."))
    article.save()

    html = read(article)

    wanted = [
        f'<a href="{rubric.url}">Mobilité</a>',
        "<h1>En route</h1>",
        "Trois vélos.",
        '<span class="author">Ana Lo</span>',
        ">4 mars 2024</time>",
        'alt="Des vélos."',
        "Elle roule.",
        "<li>vélo</li>",
        "Quatre vélos, pas trois.",
        "Le Journal du port",
        'href="https://creativecommons.org/licenses/by/4.0/"',
    ]
    assert [words for words in wanted if words not in html] == []


def test_decorative_cover_is_passed_over() -> None:
    cover = ImageFactory(rendered=True, description="Des vélos.")

    html = read(ArticleFactory(cover=cover, cover_decorative=True))

    assert 'alt=""' in html
    assert "Des vélos." not in html


def test_article_shows_the_cards_of_laureates_and_calls() -> None:
    association = LaureateFactory(
        name="Clic", summary="Des ateliers.", key_figures={"ateliers": 12}, labels=["Beau label"]
    )
    projects = CallFactory(name="Grand appel", budget=1500, organiser="La Ville")

    html = read(ArticleFactory(body=body(laureate(association, "<p>Elle répare.</p>"), call(projects))))

    wanted = [
        "Clic</h3>",
        "Des ateliers.",
        "Elle répare.",
        "Beau label",
        "Grand appel",
        "La Ville",
        "1\u202f500\u00a0€",
    ]
    assert [words for words in wanted if words not in html] == []


def test_hidden_author_does_not_sign() -> None:
    article = ArticleFactory(authors=[AuthorFactory(name="Ana Lo"), AuthorFactory(name="Secret", live=False)])

    html = read(article)

    assert "Ana Lo" in html
    assert "Secret" not in html


def test_rubric_lists_its_articles_and_its_guests_newest_first() -> None:
    rubric, other = RubricFactory(), RubricFactory()
    now = timezone.now()
    for hours, title in enumerate(["Premier", "Deuxième", "Troisième"]):
        ArticleFactory(parent=rubric, title=title, first_published_at=now - timedelta(hours=hours))
    guest = ArticleFactory(parent=other, title="Invité", first_published_at=now - timedelta(minutes=30))
    guest.also_in.add(rubric)
    guest.save()
    ArticleFactory(parent=other, title="Ailleurs")
    ArticleFactory(parent=rubric, title="Brouillon", live=False)

    html = read(rubric)

    titles = ["Premier", "Invité", "Deuxième", "Troisième"]
    assert sorted(titles, key=html.index) == titles
    assert "Ailleurs" not in html
    assert "Brouillon" not in html


def test_rubric_is_cut_into_pages_of_twenty() -> None:
    rubric = RubricFactory()
    now = timezone.now()
    for number in range(21):
        ArticleFactory(parent=rubric, title=f"Article {number:02}", first_published_at=now - timedelta(hours=number))

    first, second = read(rubric), read(rubric, "?page=2")

    assert [f"Article {number:02}" in first for number in (0, 19, 20)] == [True, True, False]
    assert [f"Article {number:02}" in second for number in (0, 19, 20)] == [False, False, True]
    assert read(rubric, "?page=nonsense") == first
