"""Headings that skip a level, and those that don't."""

import pytest

from tests.cms.newsroom.checks.checked import found
from tests.factories import heading, paragraph

pytestmark = [pytest.mark.once, pytest.mark.django_db]


@pytest.mark.parametrize("levels", [[2], [2, 3, 4, 2], [2, 2, 3, 3], [2, 3, 4, 3, 4]])
def test_levels_that_go_down_one_at_a_time_are_right(levels: list[int]) -> None:
    assert found(*(heading("Partie", level) for level in levels)) == []


def test_heading_two_levels_below_is_named_with_the_level_to_choose() -> None:
    assert found(heading("Lieux", 2), paragraph(), heading("Horaires", 4)) == [
        (
            "heading-skipped",
            2,
            "L’intertitre « Horaires » est de niveau 4, sans niveau 3 avant lui : choisissez celui-ci.",
        )
    ]


def test_first_heading_below_the_title_is_of_level_two() -> None:
    assert [place for _rule, place, _message in found(heading("Détail", 3), heading("Suite", 3))] == [0]


def test_every_heading_that_skips_is_told_of() -> None:
    assert [place for _rule, place, _message in found(heading("A", 2), heading("B", 4), heading("C", 4))] == [1]
