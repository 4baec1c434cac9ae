"""What every page answers, whatever its type."""

from datetime import UTC, datetime

import pytest

from tests.asking import ask
from tests.factories import (
    ArticleFactory,
    FormPageFactory,
    RubricFactory,
    StandardPageFactory,
    add_language,
    body,
    heading,
    make_site,
)
from tests.factories.states import hours

pytestmark = pytest.mark.django_db

FIELDS = """
    __typename id title slug path url contentType locale publishedAt updatedAt
    parent { title } ancestors { title } translations { title }
    children { nodes { title } totalCount }
"""


def page(page_id: int, fields: str = FIELDS) -> dict:
    """Return a page's fields."""
    return ask(f"query($id: ID) {{ page(id: $id) {{ {fields} }} }}", id=str(page_id))["page"]


def test_article_answers_the_fields_of_a_page() -> None:
    rubric = RubricFactory(title="Inclusion", slug="inclusion")
    article = ArticleFactory(
        title="Des ateliers pour tous",
        slug="ateliers",
        parent=rubric,
        first_published_at=datetime(2019, 6, 24, 8, 0, 30, 999_999, tzinfo=UTC),
        last_published_at=datetime(2019, 7, 1, 9, 30, tzinfo=UTC),
    )

    assert page(article.pk) == {
        "__typename": "ArticlePage",
        "id": str(article.pk),
        "title": "Des ateliers pour tous",
        "slug": "ateliers",
        "path": "/inclusion/ateliers/",
        "url": "http://localhost/inclusion/ateliers/",
        "contentType": "blog.ArticlePage",
        "locale": "fr",
        "publishedAt": "2019-06-24T08:00:30Z",
        "updatedAt": "2019-07-01T09:30:00Z",
        "parent": {"title": "Inclusion"},
        "ancestors": [{"title": "Le Labo"}, {"title": "Inclusion"}],
        "translations": [],
        "children": {"nodes": [], "totalCount": 0},
    }


def test_front_page_has_no_parent_and_no_ancestor() -> None:
    home = make_site().home
    RubricFactory(title="A")
    StandardPageFactory(title="B")

    assert page(home.pk, "path url parent { id } ancestors { id } children { nodes { title } }") == {
        "path": "/",
        "url": "http://localhost/",
        "parent": None,
        "ancestors": [],
        "children": {"nodes": [{"title": "A"}, {"title": "B"}]},
    }


def test_page_that_never_changed_was_updated_when_it_was_published() -> None:
    made = StandardPageFactory(first_published_at=datetime(2019, 1, 2, tzinfo=UTC), last_published_at=None)

    assert page(made.pk, "publishedAt updatedAt") == {
        "publishedAt": "2019-01-02T00:00:00Z",
        "updatedAt": "2019-01-02T00:00:00Z",
    }


def test_children_come_in_the_editors_order_and_by_pages() -> None:
    rubric = RubricFactory()
    first = RubricFactory(title="Un", parent=rubric)
    RubricFactory(title="Deux", parent=rubric)
    RubricFactory(title="Trois", parent=rubric)
    first.refresh_from_db()
    first.move(rubric, pos="last-child")

    children = "children(first: 2, after: $after) { nodes { title } totalCount pageInfo { hasNextPage endCursor } }"
    document = f"query($id: ID, $after: String) {{ page(id: $id) {{ {children} }} }}"
    found = ask(document, id=str(rubric.pk))["page"]["children"]
    assert [child["title"] for child in found["nodes"]] == ["Deux", "Trois"]
    assert (found["totalCount"], found["pageInfo"]["hasNextPage"]) == (3, True)

    rest = ask(document, id=str(rubric.pk), after=found["pageInfo"]["endCursor"])["page"]["children"]
    assert [child["title"] for child in rest["nodes"]] == ["Un"]
    assert (rest["totalCount"], rest["pageInfo"]["hasNextPage"]) == (3, False)


def test_hidden_neighbours_leave_no_trace() -> None:
    outer = RubricFactory(title="Dehors", live=False)
    inner = RubricFactory(title="Dedans", parent=outer)
    ArticleFactory(title="Public", parent=inner)
    ArticleFactory(title="Brouillon", parent=inner, live=False)
    ArticleFactory(title="Périmé", parent=inner, expire_at=hours(-1))

    assert page(inner.pk, "parent { title } ancestors { title } children { nodes { title } totalCount }") == {
        "parent": None,
        "ancestors": [{"title": "Le Labo"}],
        "children": {"nodes": [{"title": "Public"}], "totalCount": 1},
    }


def test_children_of_several_types_each_have_their_own_fields() -> None:
    home = make_site().home
    RubricFactory(title="Rubrique", description="Tout ce qui bouge.")
    StandardPageFactory(title="À propos", intro="Qui nous sommes.")
    FormPageFactory(title="Écrire", submit_label="Envoyer")

    own = "... on RubricPage { description } ... on StandardPage { intro } ... on FormPage { submitLabel }"
    assert page(home.pk, f"children {{ nodes {{ __typename {own} }} }}")["children"]["nodes"] == [
        {"__typename": "RubricPage", "description": "Tout ce qui bouge."},
        {"__typename": "StandardPage", "intro": "Qui nous sommes."},
        {"__typename": "FormPage", "submitLabel": "Envoyer"},
    ]


def test_field_that_several_types_have_is_answered_for_each() -> None:
    home = make_site().home
    for kind in (RubricFactory, StandardPageFactory, FormPageFactory):
        kind(title="Une page")
    StandardPageFactory(title="Lieux", body=body(heading("Ici")))
    FormPageFactory(title="Écrire", intro="<p>Bonjour.</p>")

    own = """
        title seo { jsonLd } ... on FormPage { intro { text } } ... on HomePage { intro { text } body { id } }
        ... on StandardPage { standfirst: intro body { ... on HeadingBlock { text } } }
    """
    found = ask(f"{{ pages(orderBy: TREE) {{ nodes {{ {own} }} }} }}")["pages"]["nodes"]
    assert [each["seo"]["jsonLd"]["@graph"][0]["name"] for each in found] == [each["title"] for each in found]
    assert (found[0]["title"], found[0]["intro"], found[0]["body"]) == (home.title, None, [])
    assert found[-2]["body"] == [{"text": "Ici"}]
    assert found[-1]["intro"] == {"text": "Bonjour."}


def test_translations_are_the_visible_counterparts() -> None:
    french = StandardPageFactory(title="À propos")
    english_home = add_language("en")
    english = french.copy_for_translation(english_home.locale)
    english.title = "About"
    english.save_revision().publish()

    fields = "title locale path translations { title locale path }"
    expected_french = {"title": "À propos", "locale": "fr", "path": f"/{french.slug}/"}
    expected_english = {"title": "About", "locale": "en", "path": f"/en/{english.slug}/"}
    assert page(french.pk, fields) == {**expected_french, "translations": [expected_english]}
    assert page(english.pk, fields) == {**expected_english, "translations": [expected_french]}

    english.refresh_from_db()
    english.unpublish()
    assert page(french.pk, fields) == {**expected_french, "translations": []}


def test_form_page_answers_its_own_texts() -> None:
    form = FormPageFactory(intro="<p>Dites-nous.</p>", submit_label="Envoyer", thank_you="<p>Merci.</p>")
    silent = FormPageFactory(intro="", thank_you="")

    fields = "... on FormPage { intro { text } submitLabel thankYou { text } }"
    assert page(form.pk, fields) == {
        "intro": {"text": "Dites-nous."},
        "submitLabel": "Envoyer",
        "thankYou": {"text": "Merci."},
    }
    assert page(silent.pk, fields)["intro"] is None
    assert page(silent.pk, fields)["thankYou"] is None


def test_standard_page_answers_its_standfirst_and_body() -> None:
    made = StandardPageFactory(intro="")

    assert page(made.pk, "... on StandardPage { intro body { id } }") == {"intro": "", "body": []}
