"""The choice of a new page's type."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.create import AddSubpageView

from cms.newsroom.roles.creating import may_create_type


@method_decorator(require_admin_access, name="dispatch")
class AllowedTypesView(AddSubpageView):
    """Wagtail's choice, without the types that the account may not make."""

    page_types: list[tuple[str, str, str, str]]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the choice; go straight to the form where there is none."""
        types = {model._meta.label_lower: model for model in type(self.parent_page).creatable_subpage_models()}
        self.page_types = [
            line for line in self.page_types if may_create_type(request.user, types[f"{line[1]}.{line[2]}"])
        ]
        if len(self.page_types) == 1:
            _title, app, model, _description = self.page_types[0]
            return redirect("wagtailadmin_pages:add", app, model, self.parent_page.pk)
        return super().get(request, *args, **kwargs)
