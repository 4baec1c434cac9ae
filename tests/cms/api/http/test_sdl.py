"""The schema as text."""

from django.test import Client


def test_the_schema_is_served_as_text(client: Client) -> None:
    response = client.get("/graphql/schema.graphql")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().startswith('"""The words that are known."""\ntype Query {\n  hello(')
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not response.cookies


def test_the_schema_is_revalidated_by_its_etag(client: Client) -> None:
    etag = client.get("/graphql/schema.graphql")["ETag"]
    assert client.get("/graphql/schema.graphql", headers={"If-None-Match": etag}).status_code == 304


def test_the_schema_is_only_read(client: Client) -> None:
    response = client.post("/graphql/schema.graphql")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
