"""Rubrics, authors and tags: their own fields and the root lists."""

import pytest

from blog.models import AuthorLink
from tests.asking import ask
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CollectionFactory,
    ImageFactory,
    RubricFactory,
    restrict,
)

pytestmark = pytest.mark.django_db


def test_rubric_answers_its_fields() -> None:
    RubricFactory(slug="inclusion", description="Pour tous.", image=ImageFactory(title="Vignette"))
    RubricFactory(slug="vide")

    fields = "description image { title } articleCount"
    assert ask(f'{{ full: rubric(slug: "inclusion") {{ {fields} }} empty: rubric(slug: "vide") {{ {fields} }} }}') == {
        "full": {"description": "Pour tous.", "image": {"title": "Vignette"}, "articleCount": 0},
        "empty": {"description": "", "image": None, "articleCount": 0},
    }


def test_articles_below_a_rubric_and_its_guests_count() -> None:
    outer = RubricFactory(slug="dehors")
    inner = RubricFactory(slug="dedans", parent=outer)
    other = RubricFactory(slug="autre")
    ArticleFactory(title="Dehors", parent=outer)
    ArticleFactory(title="Dedans", parent=inner)
    ArticleFactory(title="Invité", parent=other, also_in=[outer, inner])
    ArticleFactory(title="Caché", parent=inner, live=False)

    found = ask("{ rubrics { slug articleCount articles { nodes { title } totalCount } } }")["rubrics"]
    assert {
        each["slug"]: (each["articleCount"], sorted(node["title"] for node in each["articles"]["nodes"]))
        for each in found
    } == {
        "dehors": (3, ["Dedans", "Dehors", "Invité"]),
        "dedans": (2, ["Dedans", "Invité"]),
        "autre": (1, ["Invité"]),
    }
    assert all(each["articleCount"] == each["articles"]["totalCount"] for each in found)


def test_rubrics_come_in_the_editors_order_without_the_hidden_ones() -> None:
    first = RubricFactory(title="Un")
    second = RubricFactory(title="Deux")
    RubricFactory(title="Un et demi", parent=first)
    RubricFactory(title="Caché", live=False)
    restrict(RubricFactory(title="Privé"))
    second.refresh_from_db()
    second.move(first, pos="left")

    assert ask("{ rubrics { title } }") == {"rubrics": [{"title": "Deux"}, {"title": "Un"}, {"title": "Un et demi"}]}


def test_of_two_rubrics_with_one_slug_the_higher_is_meant() -> None:
    outer = RubricFactory(slug="autre")
    RubricFactory(slug="meme", title="Dessous", parent=outer)
    RubricFactory(slug="meme", title="Dessus")

    assert ask('{ rubric(slug: "meme") { title } }')["rubric"]["title"] in {"Dessous", "Dessus"}


def test_author_answers_its_fields() -> None:
    AuthorFactory(
        name="Mission",
        slug="mission",
        kind="organisation",
        role="Service public",
        bio="<p>Une <b>équipe</b>.</p>",
        portrait=ImageFactory(title="Logo"),
        links={"Site": "https://mission.example.org", "Fil": "https://fil.example.org/@mission"},
    )
    AuthorFactory(name="Ali", slug="ali")

    fields = "name slug kind role bio { html } portrait { title } links { label url } articles { totalCount }"
    assert ask(f'{{ full: author(slug: "mission") {{ {fields} }} bare: author(slug: "ali") {{ {fields} }} }}') == {
        "full": {
            "name": "Mission",
            "slug": "mission",
            "kind": "ORGANISATION",
            "role": "Service public",
            "bio": {"html": "<p>Une <b>équipe</b>.</p>"},
            "portrait": {"title": "Logo"},
            "links": [
                {"label": "Site", "url": "https://mission.example.org"},
                {"label": "Fil", "url": "https://fil.example.org/@mission"},
            ],
            "articles": {"totalCount": 0},
        },
        "bare": {
            "name": "Ali",
            "slug": "ali",
            "kind": "PERSON",
            "role": "",
            "bio": None,
            "portrait": None,
            "links": [],
            "articles": {"totalCount": 0},
        },
    }


def test_links_of_an_author_come_in_the_editors_order() -> None:
    author = AuthorFactory(slug="ali")
    AuthorLink.objects.create(author=author, label="Deux", url="https://deux.example.org", sort_order=2)
    AuthorLink.objects.create(author=author, label="Un", url="https://un.example.org", sort_order=1)

    found = ask('{ author(slug: "ali") { links { label } } }')["author"]["links"]
    assert [link["label"] for link in found] == ["Un", "Deux"]


def test_authors_come_by_name_and_by_pages_without_drafts() -> None:
    for name in ("Zoé", "Ali", "Mia"):
        AuthorFactory(name=name)
    AuthorFactory(name="Brouillon", live=False)

    document = "query($after: String) { authors(first: 2, after: $after) { nodes { name } totalCount pageInfo { endCursor } } }"
    first = ask(document)["authors"]
    assert ([author["name"] for author in first["nodes"]], first["totalCount"]) == (["Ali", "Mia"], 3)
    second = ask(document, after=first["pageInfo"]["endCursor"])["authors"]
    assert ([author["name"] for author in second["nodes"]], second["totalCount"]) == (["Zoé"], 3)


def test_private_portrait_is_not_shown() -> None:
    private = CollectionFactory()
    restrict(private)
    AuthorFactory(slug="ali", portrait=ImageFactory(collection=private))

    assert ask('{ author(slug: "ali") { portrait { id } } }') == {"author": {"portrait": None}}


def test_tags_are_those_of_visible_articles_by_name_with_their_counts() -> None:
    ArticleFactory(tags=["Sport", "Association"])
    ArticleFactory(tags=["Association"])
    ArticleFactory(tags=["Association", "Secret"], live=False)
    ImageFactory().tags.add("Couleur")

    document = "{ tags { nodes { name slug articleCount } totalCount } }"
    assert ask(document)["tags"] == {
        "nodes": [
            {"name": "Association", "slug": "association", "articleCount": 2},
            {"name": "Sport", "slug": "sport", "articleCount": 1},
        ],
        "totalCount": 2,
    }


def test_tags_come_by_pages_of_fifty() -> None:
    ArticleFactory(tags=[f"tag {number:02}" for number in range(52)])

    document = "query($after: String) { tags(after: $after) { nodes { name } pageInfo { endCursor hasNextPage } } }"
    first = ask(document)["tags"]
    assert [tag["name"] for tag in first["nodes"]] == [f"tag {number:02}" for number in range(50)]
    second = ask(document, after=first["pageInfo"]["endCursor"])["tags"]
    assert [tag["name"] for tag in second["nodes"]] == ["tag 50", "tag 51"]
    assert second["pageInfo"]["hasNextPage"] is False
