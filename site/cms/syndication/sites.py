"""Which reader site a request is about."""

from urllib.parse import urlsplit

from django.http import HttpRequest

from cms.api.kit import RequestContext, reader_root
from cms.core.reader import ReaderRoot


def root_asked(request: HttpRequest, context: RequestContext) -> ReaderRoot:
    """Return the site that the address names, else the one whose host it was sent to, else the main one.

    Raises:
        ApiError: ``site`` or ``locale`` name none; the message says which there are.
    """
    site = request.GET.get("site") or (request.get_host() if is_reader_host(request, context) else None)
    return reader_root(context, site, request.GET.get("locale") or None)


def is_reader_host(request: HttpRequest, context: RequestContext) -> bool:
    """Return whether a request was sent to the host of a reader site, not to one that is the CMS's alone."""
    return request.get_host() in {urlsplit(root.base_url).netloc for root in context.roots.roots}
