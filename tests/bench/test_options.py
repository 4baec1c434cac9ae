"""The command line."""

from pathlib import Path

import pytest

from bench import options


def test_without_arguments_everything_is_measured_and_written() -> None:
    read = options.read([])
    assert (read.articles, read.rounds, read.warm_up, read.seconds, read.write) == (1_000, 3, 3, 10, True)
    assert read.questions == ("list", "article", "laureates", "search")
    assert read.systems == ("rubrique", "grapple", "wagtail-v2", "sql", "django-memory", "bare")
    assert read.json is None


@pytest.mark.parametrize("arguments", [["--quick"], ["--only", "list"], ["--systems", "rubrique,sql"]])
def test_a_part_of_it_leaves_the_page_as_it_is(arguments: list[str]) -> None:
    assert options.read(arguments).write is False


def test_names_and_numbers_are_read() -> None:
    read = options.read(["--only", "search, list", "--articles", "100000", "--json", "out.json", "--seconds", "5"])
    assert (read.questions, read.articles, read.json) == (("search", "list"), 100_000, Path("out.json"))
    assert read.seconds == 5


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--only", "lists"], "“lists” is not one of list, article, laureates, search."),
        (["--systems", "strapi"], "“strapi” is not one of rubrique, grapple, wagtail-v2, sql, django-memory, bare."),
        (["--articles", "0"], "“0” is not a number: give 1 or more."),
        (["--rounds", "-1"], "“-1” is not a number: give 1 or more."),
    ],
)
def test_a_wrong_word_is_answered_with_those_that_there_are(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        options.read(arguments)
    assert sentence in capsys.readouterr().err
