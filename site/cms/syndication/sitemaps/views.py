"""The views of ``/sitemap.xml``, of its parts, and of ``/robots.txt``."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.api.kit import ApiError, RequestContext
from cms.core.search_engines import indexable
from cms.journal.sources import sources
from cms.syndication.compression import compressed
from cms.syndication.open_data.freshness import Freshness
from cms.syndication.sitemaps.writing import LARGEST, in_part, write_index, write_pages
from cms.syndication.sites import is_reader_host, root_asked

#: Raise it when the same pages are written as other bytes than before.
WRITER = "1"
CACHES = "public, max-age=0, must-revalidate"

#: For the host of readers: what is no page of theirs.
FOR_READERS = "User-agent: *\nDisallow: /admin/\nDisallow: /preview/\n\nSitemap: {url}/sitemap.xml\n"
#: For a host that is the CMS's alone: readers have theirs elsewhere.
FOR_PROGRAMS = "User-agent: *\nAllow: /data/\nAllow: /documents/\nAllow: /feeds/\nAllow: /media/\nDisallow: /\n"


@require_safe
def sitemap(request: HttpRequest, part: int | None = None) -> HttpResponseBase:
    """Answer with the sitemap of a site in all its languages.

    Args:
        request: GET or HEAD; its query may name ``site``.
        part: which part of a sitemap that is too large for one file; ``None`` for the whole, or the index of its parts.
    """
    context = RequestContext(request, request_id="")
    try:
        root = root_asked(request, context)
    except ApiError as error:
        return _refusal(str(error), 400)
    pages = indexable([each for each in context.roots.roots if each.site_id == root.site_id])
    if part is not None:
        pages = in_part(pages, part)
        if not pages.exists():
            return _refusal("There is no such part: /sitemap.xml names those that there are.", 404)
    types = tuple(name for name, source in sources().items() if issubclass(source.model, Page))
    etag = Freshness.of(types).etag("sitemap", WRITER, root.base_url, str(part))
    response: Any = get_conditional_response(request, etag=etag)
    if response is None:
        is_index = part is None and pages.count() > LARGEST
        address = f"{root.base_url}/sitemap.xml"
        pieces = write_index(pages, address) if is_index else write_pages(pages, context.roots)
        response = _streamed(request, pieces)
    response["ETag"] = etag
    response["Cache-Control"] = CACHES
    return compressed(request, response)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer with what robots may visit: all of the readers' site, and of the CMS's own host what is for programs."""
    context = RequestContext(request, request_id="")
    try:
        root = root_asked(request, context)
    except ApiError as error:
        return _refusal(str(error), 400)
    for_readers = "site" in request.GET or is_reader_host(request, context)
    text = FOR_READERS.format(url=root.base_url) if for_readers else FOR_PROGRAMS
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers={"Cache-Control": CACHES})


def _streamed(request: HttpRequest, pieces: Iterator[bytes]) -> HttpResponseBase:
    content = iter(()) if request.method == "HEAD" else pieces
    return StreamingHttpResponse(content, content_type="application/xml; charset=utf-8")


def _refusal(message: str, status: int) -> HttpResponse:
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(f"{message}\n", status=status, headers=headers, content_type="text/plain; charset=utf-8")
