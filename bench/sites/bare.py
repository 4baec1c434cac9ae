"""The production server alone: a WSGI application that answers our bytes from memory, without Django."""

from collections.abc import Callable, Iterable
from typing import Any

from bench.sites.answers import ANSWERS


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Give the bytes of the answer to the question that the path names."""
    body = ANSWERS[environ["PATH_INFO"].strip("/")]
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
