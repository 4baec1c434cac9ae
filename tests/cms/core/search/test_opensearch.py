"""With OPENSEARCH_URL, OpenSearch finds and ranks, and the database still says what readers may see."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

import pytest
import urllib3
from django.db import connection

from cms.core.search.backends.opensearch_server import OpenSearchFailure
from cms.core.search.indexing import rebuild
from tests.asking import ask, assert_statements, post
from tests.cms.api.search.test_search import STATEMENTS
from tests.factories import ArticleFactory, LaureateFactory, RubricFactory, body, make_site, paragraph, restrict

pytestmark = pytest.mark.django_db

DOUBLE = Path(__file__).with_name("opensearch_double.py")
SEARCH = """query($q: String!, $first: Int, $after: String, $r: String) {
    search(query: $q, first: $first, after: $after, rubric: $r) {
        totalCount nodes { title score } pageInfo { hasNextPage endCursor } typeFacets { value count }
        rubricFacets { value count } } }"""

Send = Callable[[], Any]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server: the one of TEST_OPENSEARCH_URL, or one that answers like it."""
    if given := os.environ.get("TEST_OPENSEARCH_URL"):
        yield given
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, DOUBLE, str(port)])
    try:
        _wait(f"http://127.0.0.1:{port}/none/_refresh")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture
def url(address: str) -> Iterator[str]:
    """The address of an index of one's own."""
    index = f"{address}/test-{uuid4().hex}"
    yield index
    urllib3.request("DELETE", index)


@pytest.fixture
def opensearch(url: str, settings: Any) -> str:
    make_site()
    settings.OPENSEARCH_URL = url
    return url


def committed(run: Callable[[], Any], capture: Any, url: str) -> None:
    """Run something as in a transaction that is committed, and let the server make it found."""
    with capture(execute=True):
        run()
    urllib3.request("POST", f"{url}/_refresh")


def titles(query: str, **variables: Any) -> list[str]:
    return [node["title"] for node in ask(SEARCH, q=query, **variables)["search"]["nodes"]]


def _wait(url: str) -> None:
    deadline = monotonic() + 20
    while monotonic() < deadline:
        with suppress(urllib3.exceptions.HTTPError):
            urllib3.request("POST", url, retries=False)
            return
        sleep(0.05)
    pytest.fail("The server did not start.")


QUERIES = (
    "mediation",
    "associations lauréates",
    "egalite",
    "lieu",
    "lieux",
    '"service civique"',
    '"civique service"',
    "« Service  Civique » potagers",
    "potager",
    "absent",
    "*",
    "pota* OR {}",
)


def test_it_finds_what_the_database_finds(url: str, settings: Any, django_capture_on_commit_callbacks: Any) -> None:
    nature = RubricFactory(title="Nature", slug="nature")
    ArticleFactory(title="Le potager de l’égalité", parent=nature)
    ArticleFactory(title="Des lieux", intro="Un potager, une association lauréate", parent=nature)
    ArticleFactory(title="Médiation", body=body(paragraph("<p>Des potagers et le service civique.</p>")))
    ArticleFactory(title="Service", intro="Civique : le lieu du potager")
    ArticleFactory(title="Caché", intro="potager médiation", parent=RubricFactory(live=False))
    LaureateFactory(name="Les potagers", summary="Service civique, égalités.")
    expected = {query: ask(SEARCH, q=query)["search"] for query in QUERIES}

    settings.OPENSEARCH_URL = url
    committed(rebuild, django_capture_on_commit_callbacks, url)

    found = {query: ask(SEARCH, q=query)["search"] for query in QUERIES}
    assert sum(len(each["nodes"]) for each in found.values()) > 15
    if connection.vendor == "postgresql":
        # Its scores count how often a word stands in a text.
        found, expected = _unranked(found), _unranked(expected)
    assert found == expected


def _unranked(found: dict[str, Any]) -> dict[str, Any]:
    return {
        query: (each["totalCount"], {node["title"] for node in each["nodes"]}, each["typeFacets"], each["rubricFacets"])
        for query, each in found.items()
    }


def test_the_title_weighs_most_and_equals_come_newest_first_in_pages(
    opensearch: str, django_capture_on_commit_callbacks: Any
) -> None:
    def write() -> None:
        for day in (2, 3, 1):
            ArticleFactory(title=f"Jour {day}", intro="Potager", first_published_at=datetime(2024, 5, day, tzinfo=UTC))
        ArticleFactory(title="Corps", body=body(paragraph("<p>potager</p>")))
        ArticleFactory(title="Potager")

    committed(write, django_capture_on_commit_callbacks, opensearch)

    assert titles("potager") == ["Potager", "Jour 3", "Jour 2", "Jour 1", "Corps"]
    seen, after = [], None
    for number in range(3):
        page = ask(SEARCH, q="potager", first=2, after=after)["search"]
        assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (5, number < 2)
        after = page["pageInfo"]["endCursor"]
        seen += [node["title"] for node in page["nodes"]]
    assert seen == titles("potager")


def test_what_is_hidden_is_neither_found_nor_counted_and_moves_no_score(
    opensearch: str, django_capture_on_commit_callbacks: Any
) -> None:
    secret = RubricFactory(title="Secret", slug="secret")
    committed(lambda: ArticleFactory(title="Potager"), django_capture_on_commit_callbacks, opensearch)
    before = ask(SEARCH, q="potager")

    committed(
        lambda: [ArticleFactory(title=f"Potager {number}", parent=secret) for number in range(5)],
        django_capture_on_commit_callbacks,
        opensearch,
    )
    assert len(titles("potager")) == 6
    restrict(secret)

    assert ask(SEARCH, q="potager") == before


def test_the_index_follows_what_is_changed_withdrawn_and_deleted(
    opensearch: str, django_capture_on_commit_callbacks: Any
) -> None:
    made: list[Any] = []
    committed(
        lambda: made.extend(ArticleFactory(title=f"Potager {number}") for number in range(3)),
        django_capture_on_commit_callbacks,
        opensearch,
    )

    def change() -> None:
        made[0].title = "Verger"
        made[0].save()
        made[1].unpublish()
        made[2].delete()

    committed(change, django_capture_on_commit_callbacks, opensearch)

    assert titles("potager") == []
    assert titles("verger") == ["Verger"]


def test_what_is_rolled_back_is_not_indexed(opensearch: str, django_capture_on_commit_callbacks: Any) -> None:
    committed(lambda: ArticleFactory(title="Potager"), django_capture_on_commit_callbacks, opensearch)
    with django_capture_on_commit_callbacks(execute=False):
        ArticleFactory(title="Verger")

    assert titles("verger") == []


def test_one_twenty_and_a_hundred_hits_take_as_many_statements(
    opensearch: str, django_capture_on_commit_callbacks: Any
) -> None:
    rubric = RubricFactory(slug="nature")
    committed(
        lambda: [ArticleFactory(title=f"Potager {number}", parent=rubric) for number in range(105)],
        django_capture_on_commit_callbacks,
        opensearch,
    )

    for first in (1, 20, 100):
        data = assert_statements(9, STATEMENTS, first=first)
        assert len(data["search"]["nodes"]) == first


def test_a_server_that_is_away_stops_no_publication(settings: Any, django_capture_on_commit_callbacks: Any) -> None:
    make_site()
    settings.OPENSEARCH_URL = "http://127.0.0.1:9"
    with django_capture_on_commit_callbacks(execute=True):
        article = ArticleFactory(title="Potager")

    assert ask("query($id: ID) { article(id: $id) { title } }", id=str(article.pk))["article"]["title"] == "Potager"
    answer = post(SEARCH, {"q": "potager"}).json()
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["INTERNAL_SERVER_ERROR"]
    with pytest.raises(OpenSearchFailure, match="No answer from OpenSearch"):
        rebuild()


def test_an_index_that_was_never_made_is_an_error_that_says_what_to_do(opensearch: str, caplog: Any) -> None:
    answer = post(SEARCH, {"q": "potager"}).json()

    assert answer["errors"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    assert "run manage.py rebuild_search." in caplog.text
