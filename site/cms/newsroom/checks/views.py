"""The findings of a page's latest draft, as the editor's side panel shows them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET
from wagtail.models import Page

from cms.core.blocks.body import body_blocks
from cms.core.blocks.plain_text import body_text
from cms.core.reading_time import minutes, words
from cms.newsroom.checks.checking import check_page
from cms.newsroom.checks.content import content_of
from cms.newsroom.declarations import declared


@require_GET
def findings_of_page(request: HttpRequest, key: int) -> HttpResponse:
    """Answer the list for a page that the editor may change."""
    page = get_object_or_404(Page, pk=key)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    response = render(request, "checks/findings.html", summary(page.get_latest_revision_as_object()))
    response["Cache-Control"] = "no-store"
    return response


def summary(page: Any) -> dict[str, Any]:
    """Return what the side panel says of a page: ``blocking``, ``warnings``, ``words``, ``minutes``, ``notes``."""
    found = check_page(page)
    known = body_blocks()
    count = words("\n".join(body_text(raw, known) for raw in content_of(page).bodies.values()))
    return {
        "blocking": [each for each in found if each.blocks],
        "warnings": [each for each in found if not each.blocks],
        "words": count,
        "minutes": minutes(count),
        "notes": [note for make in declared("NOTES") if (note := make(page)) is not None],
    }
