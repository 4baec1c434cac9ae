"""What is ours among Wagtail's views of pages."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.admin.views.pages.utils import type_to_delete_confirmation
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from cms.core.deletion import delete_below


class DeleteWithAllBelow(DeleteView):
    """Deletes what stands below a page at once, then the page as Wagtail does."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Delete, where the editor has confirmed it and nothing forbids it."""
        if type_to_delete_confirmation(request) and not self.usage.is_protected:
            delete_below(self.page, request.user)
        return super().post(request, *args, **kwargs)


class EveryPageViewSet(PageViewSet):
    """The views of every page type that has none of its own."""

    model = Page
    delete_view_class = DeleteWithAllBelow
