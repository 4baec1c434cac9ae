"""The view below ``/data/``: answers with a file, or with 304 to who has it already."""

from collections.abc import Iterator
from http.client import responses
from itertools import chain

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from cms.api.kit import ApiError, client_address, take
from cms.syndication.compression import compressed
from cms.syndication.open_data.files import CATALOGUES, SCHEMA, File, find
from cms.syndication.open_data.formats import FORMATS
from cms.syndication.open_data.freshness import Freshness
from cms.syndication.open_data.publication import Publication
from cms.syndication.open_data.registry import tables
from cms.syndication.open_data.store import LARGEST, store
from cms.syndication.open_data.tables import Table

METHODS = "GET, HEAD, OPTIONS"

#: Raise it when the same things are written as other bytes than before.
WRITERS = "1"


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer one request for a file: the same for everybody, in the publication's language."""
    with translation.override(settings.LANGUAGE_CODE):
        response = _answer(request, path)
    # Parquet is compressed already.
    if response.get("Content-Type") != FORMATS["parquet"].media_type:
        response = compressed(request, response)
    # Anybody's page may read what anybody may read.
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _answer(request: HttpRequest, path: str) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": METHODS, "Access-Control-Allow-Methods": METHODS})
    if request.method not in ("GET", "HEAD"):
        detail = "Open data is only read: ask with GET or HEAD."
        return _problem(405, "METHOD_NOT_ALLOWED", detail, headers={"Allow": METHODS})
    try:
        take("data", client_address(request), settings.DATA_REQUESTS_PER_MINUTE, 60)
    except ApiError as error:
        return _problem(429, "RATE_LIMITED", str(error), headers={"Retry-After": str(error.details["retryAfter"])})
    file = find(path)
    publication = Publication.of(request)
    if file is None or publication is None:
        return _problem(404, "NOT_FOUND", f"There is no such file. {_what_there_is()}")
    return _file(request, file, publication)


def _file(request: HttpRequest, file: File, publication: Publication) -> HttpResponseBase:
    # Asked before anything is read: what changes meanwhile can only make the ETag too old, never the content.
    freshness = Freshness.of(file.journal_types)
    etag = freshness.etag(file.path, publication.home, settings.CMS_URL, WRITERS)
    headers = {
        "ETag": etag,
        "Cache-Control": "public, max-age=0, must-revalidate",
        "Content-Type": file.content_type,
        "Link": ", ".join(_links(file, publication)),
    }
    if freshness.last_modified is not None:
        headers["Last-Modified"] = http_date(freshness.last_modified)
    answer = HttpResponse(headers=headers)
    conditional = get_conditional_response(request, etag, freshness.last_modified, answer)
    if conditional is not answer or request.method == "HEAD":
        return conditional or answer
    content = store.get(file.path, etag)
    if content is not None:
        return HttpResponse(content, headers=headers)
    return _written(file, etag, _in_our_language(file.write(publication)), headers)


def _written(file: File, etag: str, pieces: Iterator[bytes], headers: dict[str, str]) -> HttpResponseBase:
    """Return a small file whole, and keep it; stream a large one."""
    begun: list[bytes] = []
    size = 0
    for piece in pieces:
        begun.append(piece)
        size += len(piece)
        if size > LARGEST:
            return StreamingHttpResponse(chain(begun, pieces), headers=headers)
    content = b"".join(begun)
    store.keep(file.path, etag, content)
    return HttpResponse(content, headers=headers)


def _in_our_language(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the pieces, each made in the publication's language: most are made after the view has returned."""
    while True:
        with translation.override(settings.LANGUAGE_CODE):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece


def _links(file: File, publication: Publication) -> Iterator[str]:
    if publication.licence.url:
        yield f'<{publication.licence.url}>; rel="license"'
    if file.described_by:
        yield f'<{publication.address_of(file.described_by)}>; rel="describedby"; type="application/json"'
    if file.path not in CATALOGUES:
        yield f'<{publication.address_of("catalog.jsonld")}>; rel="collection"; type="application/ld+json"'


def _what_there_is() -> str:
    names = [name for table in tables().values() for name in _names(table)]
    extensions = ", ".join(f".{extension}" for extension in (*FORMATS, SCHEMA))
    return f"There are {', '.join(names)}, each as {extensions}; and {' and '.join(CATALOGUES)}."


def _names(table: Table) -> list[str]:
    return [table.name, *([f"{table.split.folder}/<slug>"] if table.split else [])]


def _problem(status: int, code: str, detail: str, headers: dict[str, str] | None = None) -> HttpResponse:
    """Return an error by RFC 9457."""
    problem = {"type": "about:blank", "title": responses[status], "status": status, "code": code, "detail": detail}
    answer = JsonResponse(problem, status=status, headers=headers, content_type="application/problem+json")
    answer["Cache-Control"] = "no-store"
    return answer
