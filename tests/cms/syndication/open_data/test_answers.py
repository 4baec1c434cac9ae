"""What the view answers besides files: names that there aren't, methods, other origins, large files."""

import pytest
from django.test import Client
from django.utils import translation

from cms.syndication.open_data import views
from cms.syndication.open_data.store import ALL, Store, store
from tests.factories import AwardFactory, CallFactory, LaureateFactory, make_site
from tests.open_data import csv_rows, get

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site() -> None:
    make_site()


@pytest.mark.parametrize(
    "path",
    [
        "nothing.csv",
        "laureates",
        "laureates.xml",
        "laureates.csv.json",
        "laureates.csv/",
        ".csv",
        "calls/.csv",
        "calls/unknown.csv",
        "calls/unknown.schema.json",
        "calls/a/b.csv",
        "calls/x%00y.csv",
        "laureates/zep.csv",
        "catalog.rdf",
        "../admin/",
        "awards.csv%00",
    ],
)
def test_a_name_that_there_is_not_is_told_what_there_is(path: str) -> None:
    answer = get(path)

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "code": "NOT_FOUND",
        "detail": (
            "There is no such file. There are laureates, awards, calls/<slug>, subventions, "
            "each as .csv, .json, .parquet, .schema.json; and catalog.jsonld and catalog.ttl."
        ),
    }


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_open_data_is_only_read(method: str) -> None:
    answer = getattr(Client(), method)("/data/laureates.csv")

    assert (answer.status_code, answer.json()["code"]) == (405, "METHOD_NOT_ALLOWED")
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_any_page_may_read_and_no_answer_varies_or_sets_a_cookie() -> None:
    answer = get("laureates.csv", Origin="https://observable.example", Accept_Language="en", Cookie="sessionid=x")

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Vary"] == "Accept-Encoding"
    assert not answer.cookies


def test_a_browser_is_told_which_methods_it_may_use() -> None:
    answer = Client().options("/data/laureates.csv")

    assert (answer.status_code, answer["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("laureates.csv", "text/csv; charset=utf-8; header=present"),
        ("laureates.json", "application/json"),
        ("laureates.parquet", "application/vnd.apache.parquet"),
        ("laureates.schema.json", "application/json"),
        ("catalog.jsonld", "application/ld+json"),
        ("catalog.ttl", "text/turtle; charset=utf-8"),
    ],
)
def test_every_file_has_its_media_type(path: str, content_type: str) -> None:
    assert get(path)["Content-Type"] == content_type


def test_a_table_leads_to_its_schema_and_to_the_catalogue() -> None:
    links = get("laureates.csv")["Link"]

    assert '<http://localhost:8000/data/laureates.schema.json>; rel="describedby"; type="application/json"' in links
    assert '<http://localhost:8000/data/catalog.jsonld>; rel="collection"; type="application/ld+json"' in links


def test_a_large_file_is_streamed_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "LARGEST", 100)
    LaureateFactory(slug="zep")

    answer = get("laureates.csv")

    assert answer.streaming
    assert [row["slug"] for row in csv_rows("laureates.csv")] == ["zep"]
    assert store.get("laureates.csv", answer["ETag"]) is None


def test_a_streamed_file_is_in_the_publications_language_whatever_language_the_thread_speaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    AwardFactory(call=CallFactory(slug="tremplin"))
    whole = b"".join(get("awards.parquet"))
    store.clear()
    monkeypatch.setattr(views, "LARGEST", 0)
    answer = get("awards.parquet")
    with translation.override("en"):
        streamed = b"".join(answer)

    assert answer.streaming
    assert streamed == whole


def test_files_that_were_not_asked_for_the_longest_are_forgotten_first() -> None:
    kept = Store()
    third = bytes(ALL // 3)
    for path in ("a", "b", "c"):
        kept.keep(path, "1", third)
    kept.get("a", "1")
    kept.keep("d", "1", third)

    assert [path for path in "abcd" if kept.get(path, "1") is not None] == ["a", "c", "d"]


def test_a_file_in_another_state_is_not_the_one_that_was_kept() -> None:
    kept = Store()
    kept.keep("a", "1", b"old")

    assert kept.get("a", "2") is None
