"""The limit on bytes."""

from io import BytesIO

import pytest
from django.test import RequestFactory

from cms.api.errors import ApiError, ErrorCode
from cms.api.limits.body import read_body, read_query_string

MESSAGE = "The request's {} is larger than 10 bytes, which is the most that is read."


def test_a_body_of_the_limit_is_read() -> None:
    request = RequestFactory().generic("POST", "/graphql/", b"x" * 10)
    assert read_body(request, 10) == b"x" * 10


def test_a_larger_body_is_refused_unread() -> None:
    request = RequestFactory().generic("POST", "/graphql/", b"x" * 11)
    with pytest.raises(ApiError) as refused:
        read_body(request, 10)
    assert refused.value.code is ErrorCode.PAYLOAD_TOO_LARGE
    assert refused.value.message == MESSAGE.format("body")
    assert request.read() == b"x" * 11


def test_a_body_whose_length_is_not_announced_counts_as_empty() -> None:
    request = RequestFactory().generic("POST", "/graphql/", b"x" * 11, CONTENT_LENGTH="")
    assert read_body(request, 10) == b""


def test_a_body_in_chunks_is_refused_for_its_length_is_not_told() -> None:
    request = RequestFactory().generic("POST", "/graphql/", headers={"Transfer-Encoding": "chunked"})
    with pytest.raises(ApiError) as refused:
        read_body(request, 10)
    assert refused.value.code is ErrorCode.BAD_REQUEST
    assert refused.value.message == "Send the request's body whole, with a Content-Length: chunks aren't read."


@pytest.mark.parametrize("announced", ["many", "-5", "1e3", "²"])
def test_a_length_that_is_no_number_is_a_bad_request(announced: str) -> None:
    request = RequestFactory().generic("POST", "/graphql/", b"x", CONTENT_LENGTH=announced)
    with pytest.raises(ApiError) as refused:
        read_body(request, 10)
    assert refused.value.code is ErrorCode.BAD_REQUEST


def test_a_body_that_breaks_off_is_a_bad_request() -> None:
    class LostConnection(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError("connection reset")

    request = RequestFactory().generic("POST", "/graphql/", b"x", **{"wsgi.input": LostConnection()})
    with pytest.raises(ApiError) as refused:
        read_body(request, 10)
    assert refused.value.code is ErrorCode.BAD_REQUEST
    assert refused.value.message == "The request's body ended early. Send it again."


def test_a_query_string_has_the_same_limit() -> None:
    factory = RequestFactory()
    assert read_query_string(factory.get("/graphql/?query=abcd"), 10) == "query=abcd"
    with pytest.raises(ApiError) as refused:
        read_query_string(factory.get("/graphql/?query=abcde"), 10)
    assert refused.value.code is ErrorCode.PAYLOAD_TOO_LARGE
    assert refused.value.message == MESSAGE.format("query string")
