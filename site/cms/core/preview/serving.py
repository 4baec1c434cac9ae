"""Where an editor's preview is shown: on the frontend whose address is set, else in the built-in reader."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from cms.core.preview.tokens import create_panel_preview


class HeadlessPreviewMixin:
    """Sends previews to ``PREVIEW_URL`` with a token, if that is set; Wagtail's own way stays if it is not."""

    def serve_preview(self: Any, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the thing as the editor is writing it."""
        if not settings.PREVIEW_URL:
            response: HttpResponse = super().serve_preview(request, mode_name)  # type: ignore[misc]  # Wagtail's mixin
            return response
        parent = self.get_parent() if self.pk is None and hasattr(self, "get_parent") else None
        token = create_panel_preview(self, request.user, parent)  # type: ignore[arg-type]  # editors only get here
        return HttpResponseRedirect(preview_address(self, token))


def preview_address(each: Any, token: str) -> str:
    """Return the frontend's address that shows a draft: it gets ``token`` and ``contentType``."""
    # It may have a query of its own, such as the secret with which a frontend switches to drafts.
    joint = "&" if urlsplit(settings.PREVIEW_URL).query else "?"
    return settings.PREVIEW_URL + joint + urlencode({"token": token, "contentType": each._meta.label})
