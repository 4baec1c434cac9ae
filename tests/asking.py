"""Asks the real endpoint as a frontend does: ``ask(document)`` gives the data, ``refusal(document)`` the one error.

``assert_statements(number, document)`` counts the SQL statements of one answer.
"""

import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

GRAPHQL_RESPONSE = "application/graphql-response+json"

#: Words of the database that no answer may hold.
COLUMNS = re.compile(
    r"first_published_at|last_published_at|sort_order|url_path|updated_at|blog_|wagtailcore|laureates_|home_|SELECT"
    r"|\bpk\b|Traceback|queryset",
    re.IGNORECASE,
)


def post(document: str, variables: dict[str, Any] | None = None) -> Any:
    """Return the HTTP response to a document."""
    return Client().post(
        "/graphql/",
        {"query": document, "variables": variables or {}},
        content_type="application/json",
        headers={"Accept": GRAPHQL_RESPONSE},
    )


def ask(document: str, **variables: Any) -> Any:
    """Return the data of an answer that has no error."""
    response = post(document, variables)
    answer = response.json()
    assert "errors" not in answer, answer["errors"]
    assert response.status_code == 200
    return answer["data"]


def refusal(document: str, status: int = 200, **variables: Any) -> dict[str, Any]:
    """Return the only error of an answer: a foreseen one, whose message tells nothing of the database.

    ``status`` is that of the GraphQL over HTTP specification: 400 for a document or variables that can't be run;
    200 where a field refused.
    """
    response = post(document, variables)
    answer = response.json()
    assert response.status_code == status, answer
    (error,) = answer["errors"]
    assert error["extensions"]["code"] != "INTERNAL_SERVER_ERROR", error
    assert not COLUMNS.search(error["message"]), error
    return error


def assert_bad_input(message: str, document: str, status: int = 200, **variables: Any) -> None:
    """Assert that a document is refused as bad input, with exactly this sentence."""
    error = refusal(document, status, **variables)
    assert (error["extensions"]["code"], error["message"]) == ("BAD_USER_INPUT", message)


def assert_statements(number: int, document: str, **variables: Any) -> Any:
    """Assert that an answer takes so many SQL statements, and return its data; print them if it takes others.

    The document is asked twice, and the second time counts: what Django keeps for the life of a process (content
    types) and Wagtail in its cache (where sites begin) isn't asked again.
    """
    ask(document, **variables)
    with CaptureQueriesContext(connection) as captured:
        data = ask(document, **variables)
    listing = "\n".join(f"{index}. {query['sql']}" for index, query in enumerate(captured.captured_queries, 1))
    assert len(captured) == number, f"{len(captured)} statements, not {number}:\n{listing}"
    return data
