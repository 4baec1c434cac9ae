"""An article's own fields."""

from datetime import UTC, datetime

import pytest

from blog.models import ArticleCorrection
from tests.asking import ask
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CallFactory,
    CollectionFactory,
    ImageFactory,
    LaureateFactory,
    RubricFactory,
    body,
    heading,
    laureate,
    laureate_list,
    paragraph,
    quote,
    restrict,
)
from tests.factories.states import hours

pytestmark = pytest.mark.django_db


def article(made: object, fields: str) -> dict:
    """Return an article's fields."""
    return ask(f"query($id: ID) {{ article(id: $id) {{ {fields} }} }}", id=str(made.pk))["article"]


def test_empty_article_answers_empty_texts_and_lists_and_nulls() -> None:
    bare = ArticleFactory(parent=RubricFactory(title="Inclusion"))

    fields = """
        intro cover { id } coverDecorative authors { id } rubric { title } alsoIn { id } tags { name } call { id } laureates { id }
        body { id } bodyText wordCount readingMinutes source corrections { text }
    """
    assert article(bare, fields) == {
        "intro": "",
        "cover": None,
        "coverDecorative": False,
        "authors": [],
        "rubric": {"title": "Inclusion"},
        "alsoIn": [],
        "tags": [],
        "call": None,
        "laureates": [],
        "body": [],
        "bodyText": "",
        "wordCount": 0,
        "readingMinutes": 1,
        "source": None,
        "corrections": [],
    }


def test_full_article_answers_what_editors_wrote() -> None:
    rubric, other = RubricFactory(title="Inclusion"), RubricFactory(title="Numérique")
    made = ArticleFactory(
        parent=rubric,
        also_in=[other],
        intro="Trois ateliers par semaine.",
        cover=ImageFactory(title="Une"),
        cover_decorative=True,
        authors=[AuthorFactory(name="Zoé"), AuthorFactory(name="Ali")],
        tags=["Numérique", "Association"],
        call=CallFactory(name="Tremplin"),
        source="La Gazette",
    )

    fields = (
        "intro cover { title } coverDecorative authors { name } rubric { title } alsoIn { title } tags { name }"
        " call { name } source"
    )
    assert article(made, fields) == {
        "intro": "Trois ateliers par semaine.",
        "cover": {"title": "Une"},
        "coverDecorative": True,
        "authors": [{"name": "Zoé"}, {"name": "Ali"}],
        "rubric": {"title": "Inclusion"},
        "alsoIn": [{"title": "Numérique"}],
        "tags": [{"name": "Association"}, {"name": "Numérique"}],
        "call": {"name": "Tremplin"},
        "source": "La Gazette",
    }


def test_laureates_are_those_of_the_body_in_order_and_once() -> None:
    first, second, third = (LaureateFactory(name=name) for name in ("C", "A", "B"))
    LaureateFactory(name="Une autre")
    draft = LaureateFactory(name="Brouillon", live=False)
    made = ArticleFactory(
        body=body(laureate(first), laureate(draft), laureate_list(second, first, third), laureate(second))
    )

    assert article(made, "laureates { name }")["laureates"] == [{"name": "C"}, {"name": "A"}, {"name": "B"}]


def test_words_of_the_body_are_counted_and_timed() -> None:
    made = ArticleFactory(
        body=body(
            heading("Des lieux ouverts"),
            paragraph("<p>Un <b>atelier</b> par semaine.</p><p>Entrée&nbsp;libre.</p>"),
            quote("On apprend.", "Ali"),
        )
    )
    text = "Des lieux ouverts\n\nUn atelier par semaine.\nEntrée\u00a0libre.\n\nOn apprend.\nAli"
    assert article(made, "bodyText wordCount readingMinutes") == {
        "bodyText": text,
        "wordCount": 12,
        "readingMinutes": 1,
    }


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (230, 1), (231, 2), (460, 2), (461, 3)])
def test_reading_takes_a_minute_for_230_words(words: int, minutes: int) -> None:
    made = ArticleFactory(body=body(paragraph("<p>" + "mot " * words + "</p>")))

    assert article(made, "wordCount readingMinutes") == {"wordCount": words, "readingMinutes": minutes}


def test_corrections_come_in_the_editors_order() -> None:
    made = ArticleFactory()
    later, earlier = datetime(2019, 7, 2, 8, tzinfo=UTC), datetime(2019, 7, 1, 8, tzinfo=UTC)
    ArticleCorrection.objects.create(article=made, at=later, text="Le budget est de 15 millions.", sort_order=0)
    ArticleCorrection.objects.create(article=made, at=earlier, text="Le nom est Pantin.", sort_order=1)

    assert article(made, "corrections { at text }")["corrections"] == [
        {"at": "2019-07-02T08:00:00Z", "text": "Le budget est de 15 millions."},
        {"at": "2019-07-01T08:00:00Z", "text": "Le nom est Pantin."},
    ]


def test_hidden_things_around_an_article_are_as_if_they_did_not_exist() -> None:
    private = CollectionFactory()
    restrict(private)
    closed = RubricFactory()
    restrict(closed, "login")
    made = ArticleFactory(
        cover=ImageFactory(collection=private),
        authors=[AuthorFactory(live=False), AuthorFactory(name="Ali"), AuthorFactory(expire_at=hours(-1))],
        also_in=[closed, RubricFactory(live=False)],
        call=CallFactory(live=False),
    )

    assert article(made, "cover { id } authors { name } alsoIn { id } call { id }") == {
        "cover": None,
        "authors": [{"name": "Ali"}],
        "alsoIn": [],
        "call": None,
    }


def test_of_two_articles_with_one_slug_the_newer_is_meant() -> None:
    ArticleFactory(slug="meme", title="Vieux", first_published_at=datetime(2018, 1, 1, tzinfo=UTC))
    ArticleFactory(slug="meme", title="Neuf", first_published_at=datetime(2019, 1, 1, tzinfo=UTC))
    ArticleFactory(slug="meme", title="Caché", live=False)

    assert ask('{ article(slug: "meme") { title } }') == {"article": {"title": "Neuf"}}
