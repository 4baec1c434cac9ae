"""Serves uploaded files on a site that is small enough to do without a web server in front."""

from posixpath import normpath

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

# Wagtail's folders. Documents aren't here: they pass through Wagtail's view, which knows who may read them.
PUBLIC_FOLDERS = {"images", "avatar_images"}
EDITORS_FOLDERS = {"original_images"}


@require_safe
def serve_upload(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with the file at ``path`` below ``MEDIA_ROOT``.

    Raises ``Http404`` for a file that doesn't exist or that the caller may not see: originals, which may tell
    where a photograph was taken, are for those who may enter the admin.
    """
    path = normpath(path)  # First of all: images/../documents/x is a document.
    top = path.split("/", 1)[0]
    if top in PUBLIC_FOLDERS:
        return _file(request, path)
    if top not in EDITORS_FOLDERS or not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    response = _file(request, path)
    # Caches in front keep pictures by their address alone, whoever asked.
    response["Cache-Control"] = "private, no-store"
    return response


def _file(request: HttpRequest, path: str) -> HttpResponseBase:
    return serve(request, path, document_root=str(settings.MEDIA_ROOT))
