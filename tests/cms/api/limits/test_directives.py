"""The limit on directives."""


def directed(count: int) -> str:
    return "{" + " ... @include(if: true) { name }" * count + "}"


def test_a_document_of_the_limit_runs(ask) -> None:
    assert ask(directed(50)).executed


def test_more_directives_are_refused(refusal) -> None:
    assert refusal(directed(51)) == ("LIMIT_EXCEEDED", "The document has 51 directives; 50 is the most.")


def test_unknown_directives_count_too(refusal) -> None:
    assert refusal("query " + "@x " * 51 + "{ name }")[0] == "LIMIT_EXCEEDED"
