"""What axe looks for in the page as readers will see it: in the preview, also one that another site shows.

The captions' contrast is measured there, on the rendered page: only the reader site knows its colours.
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from wagtail.admin.userbar import ContentCheckerItem, Userbar

from cms.core.preview import find_preview


class ContentChecks(ContentCheckerItem):
    """Wagtail's checks, and those of RGAA that need the rendered page."""

    # What surrounds the content is the site's, and no editor can mend it.
    axe_include = ("main",)
    axe_run_only = (
        *ContentCheckerItem.axe_run_only,
        *("color-contrast", "image-alt", "image-redundant-alt", "th-has-data-cells", "valid-lang", "list", "listitem"),
    )
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "color-contrast": {
            "error_name": _("Text that is hard to read"),
            "help_text": _("Its colour and the background's are too close: 4.5 to 1 is needed."),
        },
        "image-alt": {
            "error_name": _("Picture without a text alternative"),
            "help_text": _("Write what it shows, or declare it decorative."),
        },
        "image-redundant-alt": {
            "error_name": _("Text alternative that repeats the text beside it"),
            "help_text": _("Say what the picture shows, or declare it decorative."),
        },
        "th-has-data-cells": {
            "error_name": _("Heading of an empty column"),
            "help_text": _("Fill the column or remove it."),
        },
        "valid-lang": {
            "error_name": _("Unknown language"),
            "help_text": _("Choose the language in the block."),
        },
        "list": {
            "error_name": _("Broken list"),
            "help_text": _("Make the list again with the button of the text's toolbar."),
        },
        "listitem": {
            "error_name": _("Line of a list outside a list"),
            "help_text": _("Make the list again with the button of the text's toolbar."),
        },
    }

    def get_axe_include(self, request: HttpRequest) -> list[Any]:
        """Return what is checked."""
        return list(self.axe_include)

    def get_axe_run_only(self, request: HttpRequest) -> list[str]:
        """Return the rules."""
        return list(self.axe_run_only)

    def get_axe_spec(self, request: HttpRequest) -> dict[str, Any]:
        """Let the admin and the site that shows previews talk to each other about what was found."""
        spec = super().get_axe_spec(request)
        if settings.PREVIEW_URL:
            return {**spec, "allowedOrigins": [origin(settings.CMS_URL), origin(settings.PREVIEW_URL)]}
        return dict(spec)


def origin(url: str) -> str:
    """Return scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


@require_GET
def preview_userbar(request: HttpRequest) -> HttpResponse:
    """Answer the HTML that a frontend puts at the end of a preview, so that the editor's checks reach it.

    Raises:
        Http404: for a token that opens no preview.
    """
    if find_preview(request.GET.get("token", "")) is None:
        raise Http404
    request.in_preview_panel = True  # type: ignore[attr-defined]  # Wagtail's mark of a preview in the editor
    response = HttpResponse(Userbar().render_html({"request": request}))
    response["Cache-Control"] = "no-store"
    if settings.PREVIEW_URL:
        response["Access-Control-Allow-Origin"] = origin(settings.PREVIEW_URL)
    return response
