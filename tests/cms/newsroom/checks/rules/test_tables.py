"""Tables whose columns have headings, and others."""

import pytest

from tests.cms.newsroom.checks.checked import found, rules
from tests.factories import table

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def test_table_without_a_row_of_headings_blocks() -> None:
    plain = table(["Centre", "12"], caption="Ateliers")
    plain["value"]["table"]["first_row_is_table_header"] = False

    assert rules(plain) == ["table-no-headings"]


def test_used_column_without_a_heading_is_counted_from_one() -> None:
    assert found(table(["Quartier", ""], ["Centre", "12"], caption="Ateliers")) == [
        (
            "table-empty-heading",
            0,
            "La colonne 2 du tableau « Ateliers » n’a pas d’en-tête : dites ce qu’elle contient.",
        )
    ]


def test_corner_above_a_column_of_headings_may_be_empty() -> None:
    assert rules(table(["", "Ateliers"], ["Centre", "12"], first_column_is_heading=True)) == []


def test_unused_column_needs_no_heading() -> None:
    assert rules(table(["Quartier", ""], ["Centre", ""])) == []
