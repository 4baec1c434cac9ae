"""Menus: which entries are taken, which are refused."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.blocks import StreamBlockValidationError
from wagtail.models import Locale, Site

from home.models import Menu
from tests.factories import MenuFactory, RubricFactory, make_site, menu_item

pytestmark = pytest.mark.django_db


def test_entry_leads_to_a_page_or_to_an_address_with_words() -> None:
    rubric = RubricFactory()
    address = menu_item(url="https://example.org/", label="Ailleurs")

    menu = MenuFactory(items=[menu_item(address, page=rubric), menu_item(page=rubric, label="Ici"), address])
    menu.full_clean()

    entries = Menu.objects.get(pk=menu.pk).items
    assert [entry.value["page"] and entry.value["page"].pk for entry in entries] == [rubric.pk, rubric.pk, None]
    assert [entry.value["label"] for entry in entries] == ["", "Ici", "Ailleurs"]
    assert [child["url"] for child in entries[0].value["children"]] == ["https://example.org/"]


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    ("entry", "field"),
    [
        ({}, "page"),
        ({"page": True, "url": "https://example.org/", "label": "Ailleurs"}, "page"),
        ({"url": "https://example.org/"}, "label"),
        ({"url": "javascript:alert(1)", "label": "Ailleurs"}, "url"),
    ],
)
def test_other_entries_are_refused(entry: dict[str, Any], field: str, below: bool) -> None:
    page = make_site().home
    wrong = menu_item(**{**entry, "page": page if entry.get("page") else None})
    items = Menu(items=[]).items.stream_block.to_python([menu_item(wrong, page=page) if below else wrong])

    with pytest.raises(StreamBlockValidationError) as refusal:
        items.stream_block.clean(items)

    errors = refusal.value.as_json_data()["blockErrors"][0]["blockErrors"]
    if below:
        errors = errors["children"]["blockErrors"][0]["blockErrors"]
    assert list(errors) == [field]


def test_handle_is_unique_on_a_site_and_in_a_language() -> None:
    first = MenuFactory(handle="main")

    with pytest.raises(IntegrityError), transaction.atomic():
        MenuFactory(handle="main")
    english = MenuFactory(handle="main", locale=Locale.objects.create(language_code="en"))
    site = Site.objects.create(hostname="other.example.org", root_page=make_site().home)
    elsewhere = MenuFactory(handle="main", site=site)

    assert set(Menu.objects.all()) == {first, english, elsewhere}


def test_handle_must_be_a_slug() -> None:
    with pytest.raises(ValidationError) as refusal:
        MenuFactory.build(handle="main menu", site=make_site().site).clean_fields()

    assert "handle" in refusal.value.error_dict
