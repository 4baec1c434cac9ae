"""Reading requests: what can't be read is answered by an error with a code, a status and a hint."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

import orjson
import pytest
from django.test import Client

Post = Callable[..., Any]


def error_of(response: Any) -> dict[str, Any]:
    body = orjson.loads(response.content)
    assert list(body) == ["errors"]
    assert len(body["errors"]) == 1
    return body["errors"][0]


def send_raw(client: Client, body: bytes, content_type: str = "application/json", **headers: str) -> Any:
    return client.generic("POST", "/graphql/", body, content_type, headers=headers)


def test_a_posted_document_is_answered(post: Post) -> None:
    response = post(
        "query Greet($name: String!) { hello(name: $name) } query Other { language }",
        variables={"name": "Zoé"},
        operationName="Greet",
    )
    assert response.status_code == 200
    assert response.json()["data"] == {"hello": "Hello Zoé"}


def test_a_document_in_the_address_is_answered(client: Client) -> None:
    parameters = {
        "query": "query Greet($name: String!) { hello(name: $name) }",
        "variables": '{"name": "Zoé"}',
        "operationName": "Greet",
        "extensions": "",
    }
    response = client.get("/graphql/?" + urlencode(parameters))
    assert response.status_code == 200
    assert response.json()["data"] == {"hello": "Hello Zoé"}


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        (b" ", "The request's body isn't JSON in UTF-8"),
        (b'{"query": "{ hello', "The request's body isn't JSON in UTF-8"),
        (b'{"query": "\xff\xfe"}', "The request's body isn't JSON in UTF-8"),
        (b'{"query": "\\ud800"}', "The request's body isn't JSON in UTF-8"),
        (b"{" * 10_000, "The request's body isn't JSON in UTF-8"),
        (b"[" * 60_000 + b"]" * 5_000, "The request's body isn't JSON in UTF-8"),
        (b'{"query": NaN}', "The request's body isn't JSON in UTF-8"),
        (b'[{"query": "{ hello }"}]', "Send one request at a time: batches are off."),
        (b'"{ hello }"', 'Send a JSON object with a "query".'),
        (b"null", 'Send a JSON object with a "query".'),
        (b"{}", 'Send a GraphQL document as "query".'),
        (b'{"query": null}', 'Send a GraphQL document as "query".'),
        (b'{"query": 1}', '"query" must be the text of a GraphQL document.'),
        (b'{"query": ["{ hello }"]}', '"query" must be the text of a GraphQL document.'),
        (b'{"query": "{ hello }", "operationName": 1}', '"operationName" must be the name of an operation.'),
        (b'{"query": "{ hello }", "variables": []}', '"variables" must be an object.'),
        (b'{"query": "{ hello }", "variables": "{}"}', '"variables" must be an object.'),
        (b'{"query": "{ hello }", "extensions": false}', '"extensions" must be an object.'),
    ],
)
def test_a_body_of_the_wrong_shape_is_a_bad_request(client: Client, body: bytes, hint: str) -> None:
    response = send_raw(client, body)
    assert response.status_code == 400
    error = error_of(response)
    assert error["extensions"]["code"] == "BAD_REQUEST"
    assert error["message"].startswith(hint)


def test_an_empty_body_is_a_bad_request(client: Client) -> None:
    response = client.generic("POST", "/graphql/", CONTENT_TYPE="application/json")
    assert response.status_code == 400
    assert error_of(response)["message"].startswith("The request's body isn't JSON in UTF-8")


def test_a_hundred_thousand_brackets_are_too_large(client: Client) -> None:
    response = send_raw(client, b"[" * 100_000)
    assert response.status_code == 413
    assert error_of(response)["extensions"]["code"] == "PAYLOAD_TOO_LARGE"


@pytest.mark.parametrize(
    ("query_string", "hint"),
    [
        ("", 'Send a GraphQL document as "query".'),
        ("query=%ff%fe", "The query string isn't UTF-8."),
        ("query={hello}&variables=" + quote("{"), '"variables" isn\'t JSON in UTF-8'),
        ("query={hello}&variables=[]", '"variables" must be an object.'),
        ("query={hello}&extensions=1", '"extensions" must be an object.'),
    ],
)
def test_a_query_string_of_the_wrong_shape_is_a_bad_request(client: Client, query_string: str, hint: str) -> None:
    response = client.get("/graphql/", QUERY_STRING=query_string)
    assert response.status_code == 400
    error = error_of(response)
    assert error["extensions"]["code"] == "BAD_REQUEST"
    assert error["message"].startswith(hint)


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/graphql",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=latin-1",
        "application/json; charset=unheard-of",
    ],
)
def test_only_json_in_utf8_is_read(client: Client, content_type: str) -> None:
    response = send_raw(client, b'{"query": "{ hello }"}', content_type)
    assert response.status_code == 415
    assert error_of(response)["extensions"]["code"] == "UNSUPPORTED_MEDIA_TYPE"


@pytest.mark.parametrize("content_type", ["application/json; charset=UTF-8", "Application/JSON"])
def test_spellings_of_json_are_read(client: Client, content_type: str) -> None:
    assert send_raw(client, b'{"query": "{ hello }"}', content_type).json()["data"] == {"hello": "Hello world"}


def test_compressed_bodies_are_refused(client: Client) -> None:
    response = send_raw(client, b"\x1f\x8b", **{"Content-Encoding": "gzip"})
    assert response.status_code == 415
    assert error_of(response)["message"] == "Send the request without compression."


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ hello \0 }", "GRAPHQL_PARSE_FAILED"),
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("", "GRAPHQL_PARSE_FAILED"),
        ("{" * 1_500, "LIMIT_EXCEEDED"),
        ("{ goodbye }", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { hello }", "GRAPHQL_VALIDATION_FAILED"),
        ("type Query { hello: Int }", "GRAPHQL_VALIDATION_FAILED"),
        ('{ hello(name: "a\\u0000b") }', "BAD_USER_INPUT"),
        ("{ hello(name: 1) }", "GRAPHQL_VALIDATION_FAILED"),
        ("query($name: String!) { hello(name: $name) }", "BAD_USER_INPUT"),
        ("query A { hello } query B { hello }", "BAD_USER_INPUT"),
        ("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "GRAPHQL_VALIDATION_FAILED"),
    ],
)
def test_a_bad_document_has_the_code_of_what_is_wrong(post: Post, query: str, code: str) -> None:
    response = post(query)
    assert response.status_code == 400
    assert error_of(response)["extensions"]["code"] == code


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"name": 5}, "Variable '$name' got invalid value 5; String cannot represent a non string value: 5"),
        ({"name": None}, "Variable '$name' of non-null type 'String!' must not be null."),
        ({"name": "a\0b"}, "A text has a null character (U+0000) in it. Leave it out."),
        ({"name": {"x": [{"y": "\0"}]}}, "A text has a null character (U+0000) in it. Leave it out."),
    ],
)
def test_a_bad_variable_is_bad_user_input(post: Post, variables: dict[str, Any], message: str) -> None:
    response = post("query($name: String!) { hello(name: $name) }", variables=variables)
    assert response.status_code == 400
    error = error_of(response)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["message"] == message


def test_null_for_an_argument_that_must_not_be_null_is_bad_user_input(post: Post) -> None:
    response = post('query($name: String = "x") { hello(name: $name) }', variables={"name": None})
    body = response.json()
    assert response.status_code == 200
    assert body["data"] is None
    assert [error["extensions"]["code"] for error in body["errors"]] == ["BAD_USER_INPUT"]


@pytest.mark.parametrize("name", ["Unknown", "", "Gr\0eet"])
def test_an_unknown_operation_is_told_which_there_are(post: Post, name: str) -> None:
    response = post("query Greet { hello } query Speak { language }", operationName=name)
    assert response.status_code == 400
    assert error_of(response)["message"] == ('The document has no operation of that name. It has "Greet", "Speak".')


def test_fragments_alone_are_bad_user_input(post: Post) -> None:
    error = error_of(post("fragment A on Query { hello }"))
    assert error["extensions"]["code"] in {"GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"}
