"""The limit on the work of comparing fields."""

import pytest

TOO_MUCH = (
    "LIMIT_EXCEEDED",
    "Checking this document takes too much work: too many fields of the same name side by side, or "
    "fragments that lead on to each other. Simplify or split it.",
)


def test_a_document_with_many_equal_fields_runs(ask) -> None:
    assert ask("{" + " ... on Query { name }" * 100 + "}").executed


@pytest.mark.parametrize(
    "query",
    [
        "{" + " name" * 1_990 + "}",
        "{" + " self { name }" * 490 + "}",
        "{"
        + "".join(f" ...F{i}" for i in range(180))
        + "}"
        + "".join(f" fragment F{i} on Query {{ name }}" for i in range(180)),
    ],
    ids=["fields", "selections", "fragments"],
)
def test_a_document_whose_work_grows_with_the_square_is_refused(refusal, query: str) -> None:
    assert refusal(query) == TOO_MUCH
