"""Open data is for everybody: so often from one address, and compressed for who takes it."""

import gzip
from typing import Any

import pytest

from tests.factories import LaureateFactory, make_site
from tests.open_data import content, get

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _laureate() -> None:
    make_site()
    for number in range(5):
        LaureateFactory(name=f"Association {number}")


def test_who_asks_too_often_is_told_to_wait(settings: Any) -> None:
    settings.DATA_REQUESTS_PER_MINUTE = 2
    assert [get("laureates.csv").status_code for _ in range(3)] == [200, 200, 429]
    response = get("catalog.ttl")
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "RATE_LIMITED"
    assert "2 are allowed in 1 minute" in response.json()["detail"]
    assert 1 <= int(response["Retry-After"]) <= 60
    assert response["Access-Control-Allow-Origin"] == "*"


def test_nobody_is_counted_where_any_number_is_allowed(settings: Any) -> None:
    settings.DATA_REQUESTS_PER_MINUTE = 0
    assert {get("laureates.csv").status_code for _ in range(5)} == {200}


@pytest.mark.parametrize(
    "path", ["laureates.csv", "laureates.json", "laureates.schema.json", "catalog.ttl", "catalog.jsonld"]
)
def test_text_is_compressed_for_who_takes_it(path: str) -> None:
    whole = content(path)
    response = get(path, Accept_Encoding="gzip")
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(b"".join(response)) == whole
    assert "Accept-Encoding" in response["Vary"]
    assert get(path, If_None_Match=response["ETag"]).status_code == 304
    assert "Content-Encoding" not in get(path)


def test_parquet_is_compressed_already() -> None:
    response = get("laureates.parquet", Accept_Encoding="gzip")
    assert "Content-Encoding" not in response
    assert b"".join(response) == content("laureates.parquet")
