"""Whitespace is tidied, broken lines are joined, words stay."""

import pytest

from blog.services.page_text.lines import blocks, tidy


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("  un \t deux  ", "un deux"),
        ("un : deux ; trois ! quatre ?", "un\u00a0: deux\u00a0; trois\u00a0! quatre\u00a0?"),
        ("«  un \u00a0 »", "«\u00a0un\u00a0»"),
        ("un\u202f!", "un\u202f!"),
        ("« »", "«\u00a0»"),
        ("19\u00a0antennes", "19\u00a0antennes"),
        ("un \u00a0 deux", "un deux"),
        ("un\u2003deux", "un deux"),
        ("«un» deux: trois!", "«un» deux: trois!"),
    ],
)
def test_whitespace_is_tidied_and_never_added(line: str, expected: str) -> None:
    assert tidy(line) == expected
    assert tidy(expected) == expected


def test_blank_lines_separate_blocks_whatever_ends_the_lines() -> None:
    assert blocks("\ufeffUn\r\nDeux\r\n \t\r\nTrois\r\rQuatre") == [["Un", "Deux"], ["Trois"], ["Quatre"]]


def test_without_blank_lines_each_line_is_a_block() -> None:
    assert blocks("Un\nDeux\nTrois") == [["Un"], ["Deux"], ["Trois"]]


def test_lines_broken_to_fit_a_width_are_joined() -> None:
    text = (
        "Titre\n\nCe paragraphe de trois lignes est coupé par le\n"
        "programme qui a gardé la page. Il n’a que trois lignes,\ncar il est court."
    )

    assert blocks(text) == [
        ["Titre"],
        [
            "Ce paragraphe de trois lignes est coupé par le programme qui a gardé la page. "
            "Il n’a que trois lignes, car il est court."
        ],
    ]


def test_lines_that_end_early_stay_apart() -> None:
    longest = "Cette ligne est la plus longue de toute la page, et de loin."

    assert blocks(f"{longest}\n\nSeau\nRâteau") == [[longest], ["Seau", "Râteau"]]


def test_a_page_with_long_lines_was_not_broken() -> None:
    assert blocks(f"Titre\n\n{'mot ' * 30}\nSuite")[1] == [("mot " * 30).strip(), "Suite"]
