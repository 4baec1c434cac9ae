"""Asks the sync API as a partner does: ``pull(key)`` gives a page, ``problem(key)`` what went wrong."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client, TestCase

from blog.models import ArticlePage
from tests.factories import ArticleFactory, PartnerFactory, key_of

CHANGES = "/api/sync/v1/changes"


def get(key: str | None, path: str = CHANGES, **arguments: Any) -> Any:
    """Return the HTTP response to a partner."""
    headers = {} if key is None else {"Authorization": f"Bearer {key}"}
    return Client(headers=headers).get(path, arguments)


def pull(key: str, cursor: str = "", **arguments: Any) -> Any:
    """Return a page of changes."""
    response = get(key, cursor=cursor, **arguments)
    assert response.status_code == 200, response.content
    return response.json()


def pull_all(key: str, cursor: str = "", limit: int = 1_000) -> tuple[list[dict[str, Any]], str]:
    """Return all changes after a cursor, and the cursor of the end."""
    changes: list[dict[str, Any]] = []
    has_more = True
    while has_more:
        page = pull(key, cursor, limit=limit)
        changes += page["items"]
        cursor, has_more = page["nextCursor"], page["hasMore"]
    return changes, cursor


def problem(key: str | None, path: str = CHANGES, **arguments: Any) -> tuple[int, str]:
    """Return the status and the code of what went wrong."""
    response = get(key, path, **arguments)
    assert response["Content-Type"] == "application/problem+json", response.content
    body = response.json()
    assert set(body) == {"type", "title", "status", "code", "detail"}
    assert body["status"] == response.status_code
    return response.status_code, body["code"]


def happens(change: Callable[[], Any]) -> Any:
    """Make a change as if it were a transaction of its own, and return what it returned."""
    connection.run_on_commit.clear()  # The test's own transaction has gone on since it made its things.
    with TestCase.captureOnCommitCallbacks(execute=True):
        return change()


def summary(changes: list[dict[str, Any]]) -> list[tuple[str, str, str | None]]:
    """Return what changes say: kind, thing, reason."""
    return [(change["kind"], change["id"], change["reason"]) for change in changes]


def narrow(*sections: Any, types: Any = ()) -> str:
    """Return a key that opens some rubrics, or some types, only."""
    return key_of(PartnerFactory(per_minute=0, per_day=0, sections=list(sections), types=list(types)))


def article(**values: Any) -> ArticlePage:
    """Return an article that was published in a transaction of its own."""
    return happens(lambda: ArticleFactory(**values))


def edit(page: Any, **values: Any) -> None:
    """Publish a page or a snippet with other values."""

    def change() -> None:
        fresh = type(page).objects.get(pk=page.pk)
        for name, value in values.items():
            setattr(fresh, name, value)
        fresh.save_revision().publish()

    happens(change)


def ids(changes: list[dict[str, Any]]) -> list[str]:
    """Return which things changes are about."""
    return [change["id"] for change in changes]
