"""The page for a person with a browser."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cms.api.http import explorer

CHROME = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.fixture
def built(settings: Any, tmp_path: Path) -> None:
    """The files that ``npm run build`` leaves."""
    for name in explorer.GRAPHIQL_FILES.values():
        target = tmp_path / name
        target.parent.mkdir(exist_ok=True)
        target.write_text("")
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [tmp_path]


@pytest.fixture
def not_built(settings: Any) -> None:
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = []


@pytest.mark.usefixtures("built")
def test_a_browser_sees_graphiql_where_it_is_built(client: Client) -> None:
    page = client.get("/graphql/", headers={"Accept": CHROME})
    assert page.status_code == 200
    assert page["Content-Type"] == "text/html; charset=utf-8"
    html = page.content.decode()
    assert '<script src="/static/explorer/graphiql.js"></script>' in html
    assert 'data-graphql-worker="/static/explorer/graphql.worker.js"' in html
    assert 'data-endpoint="/graphql/"' in html


@pytest.mark.usefixtures("not_built")
def test_a_browser_sees_the_plain_page_where_graphiql_is_not_built(client: Client) -> None:
    page = client.get("/graphql/", headers={"Accept": CHROME})
    assert page.status_code == 200
    html = page.content.decode()
    assert '<script src="/static/api/explorer.js"></script>' in html
    assert 'data-endpoint="/graphql/"' in html
    assert 'href="/graphql/schema.graphql"' in html


@pytest.mark.parametrize("state", ["built", "not_built"])
def test_the_page_obeys_a_strict_policy(client: Client, request: pytest.FixtureRequest, state: str) -> None:
    request.getfixturevalue(state)
    page = client.get("/graphql/", headers={"Accept": CHROME})
    policy = dict(directive.split(" ", 1) for directive in page["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    html = page.content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"\son\w+=|https?://", html)
    assert not page.cookies


def test_static_files_of_another_host_are_allowed_by_the_policy(client: Client, settings: Any) -> None:
    settings.STATIC_URL = "https://static.example/files/"
    page = client.get("/graphql/", headers={"Accept": CHROME})
    assert "script-src 'self' https://static.example;" in page["Content-Security-Policy"]


@pytest.mark.parametrize("accept", ["*/*", "application/json", "application/json, text/html;q=0.9"])
def test_a_program_never_sees_the_page(client: Client, accept: str) -> None:
    response = client.get("/graphql/", {"query": "{ hello }"}, headers={"Accept": accept})
    assert response.json()["data"] == {"hello": "Hello world"}


def test_the_files_of_the_plain_page_are_ours() -> None:
    static = Path(explorer.__file__).parents[1] / "static" / "api"
    assert sorted(path.name for path in static.iterdir()) == ["explorer.css", "explorer.js"]
