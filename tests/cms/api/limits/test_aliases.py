"""The limit on aliases."""


def aliased(count: int) -> str:
    return "{" + "".join(f" a{i}: name" for i in range(count)) + "}"


def test_a_document_of_the_limit_runs(ask) -> None:
    assert ask(aliased(30)).executed


def test_more_aliases_are_refused(refusal) -> None:
    assert refusal(aliased(31)) == (
        "LIMIT_EXCEEDED",
        "The document has 31 aliases; 30 is the most. Ask for a list with a filter instead of many single things.",
    )


def test_aliases_in_fragments_and_below_other_fields_count(refusal) -> None:
    query = "{ self " + aliased(10) + " ...F ... on Query " + aliased(11) + "} fragment F on Query " + aliased(10)
    assert refusal(query)[0] == "LIMIT_EXCEEDED"


def test_the_limit_is_that_of_the_settings(ask, settings) -> None:
    settings.API_LIMITS = {**settings.API_LIMITS, "aliases": 1}
    assert ask(aliased(1)).executed
    assert not ask(aliased(2)).executed
    settings.API_LIMITS = {**settings.API_LIMITS, "aliases": 2}
    assert ask(aliased(2)).executed
