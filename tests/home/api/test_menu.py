"""Menus: two levels of pages and addresses, without a trace of hidden pages."""

import pytest

from home.models import Menu
from tests.asking import ask, assert_bad_input, refusal
from tests.factories import (
    ArticleFactory,
    MenuFactory,
    RubricFactory,
    StandardPageFactory,
    add_language,
    make_site,
    menu_item,
    restrict,
)
from tests.factories.states import hours

pytestmark = pytest.mark.django_db

ITEM = "label url page { __typename title }"
DOCUMENT = f'{{ menu(handle: "main") {{ handle items {{ {ITEM} children {{ {ITEM} children {{ label }} }} }} }} }}'


def test_menu_answers_pages_and_addresses_on_two_levels() -> None:
    rubric = RubricFactory(title="Inclusion", slug="inclusion")
    article = ArticleFactory(title="Ateliers", slug="ateliers", parent=rubric)
    MenuFactory(
        items=[
            menu_item(
                menu_item(page=article),
                menu_item(url="https://ailleurs.example.org/", label="Ailleurs"),
                page=rubric,
                label="Nos sujets",
            ),
            menu_item(page=make_site().home),
        ]
    )

    assert ask(DOCUMENT)["menu"] == {
        "handle": "main",
        "items": [
            {
                "label": "Nos sujets",
                "url": "http://localhost/inclusion/",
                "page": {"__typename": "RubricPage", "title": "Inclusion"},
                "children": [
                    {
                        "label": "Ateliers",
                        "url": "http://localhost/inclusion/ateliers/",
                        "page": {"__typename": "ArticlePage", "title": "Ateliers"},
                        "children": [],
                    },
                    {"label": "Ailleurs", "url": "https://ailleurs.example.org/", "page": None, "children": []},
                ],
            },
            {
                "label": "Le Labo",
                "url": "http://localhost/",
                "page": {"__typename": "HomePage", "title": "Le Labo"},
                "children": [],
            },
        ],
    }


def test_hidden_pages_leave_no_trace_nor_what_is_below_them() -> None:
    shown, private, deleted = StandardPageFactory(title="Visible"), RubricFactory(), StandardPageFactory()
    restrict(private)
    MenuFactory(
        items=[
            menu_item(menu_item(page=shown), page=StandardPageFactory(live=False), label="Brouillon"),
            menu_item(
                menu_item(page=private, label="Privé"),
                menu_item(page=ArticleFactory(parent=private), label="Dessous"),
                menu_item(page=StandardPageFactory(expire_at=hours(-1)), label="Périmé"),
                menu_item(page=deleted, label="Effacé"),
                menu_item(page=shown),
                url="https://example.org/",
                label="Groupe",
            ),
            menu_item(page=deleted, label="Effacé"),
        ]
    )
    deleted.delete()

    (item,) = ask(DOCUMENT)["menu"]["items"]
    assert item["label"] == "Groupe"
    assert [child["label"] for child in item["children"]] == ["Visible"]


def test_empty_menu_has_no_entries() -> None:
    MenuFactory(items=[])

    assert ask(DOCUMENT) == {"menu": {"handle": "main", "items": []}}


def test_unknown_handle_is_null() -> None:
    MenuFactory(handle="main")

    for handle in ("autre", "", "MAIN", "é", "%", "m" * 5_000):
        assert ask("query($handle: String!) { menu(handle: $handle) { handle } }", handle=handle) == {"menu": None}


def test_menu_of_another_language_is_asked_for_by_the_language() -> None:
    MenuFactory(items=[menu_item(url="https://example.org/", label="Accueil")])
    english = add_language("en")
    Menu.objects.create(
        handle="main",
        site=make_site().site,
        locale=english.locale,
        items=f'[{{"type": "item", "value": {{"page": {english.pk}, "url": "", "label": "Home", "children": []}}}}]',
    )

    document = 'query($locale: String) { menu(handle: "main", locale: $locale) { items { label url } } }'
    assert ask(document)["menu"]["items"] == [{"label": "Accueil", "url": "https://example.org/"}]
    assert ask(document, locale="en")["menu"]["items"] == [{"label": "Home", "url": "http://localhost/en/"}]
    assert_bad_input("`locale` takes a language of the site: en, fr.", document, locale="de")


def test_handle_is_needed() -> None:
    assert refusal("{ menu { handle } }", status=400)["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
