"""The list of contributions, and the page of one."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.views.generic import DeleteView, EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from blog.admin.forms import ContributionForm
from blog.models import Contribution, ContributionState
from blog.services.answers import ANSWERED
from blog.services.contributed_article import writable_rubrics
from blog.services.erasure import erase


class ReceivedOnly(ModelPermissionPolicy):
    """Only readers make contributions."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether a user may do something; nobody may add one."""
        return action != "add" and super().user_has_permission(user, action)


def as_sent(*names: str) -> list[FieldPanel]:
    """Return panels that show a reader's own words and let nobody change them."""
    return [FieldPanel(name, read_only=True) for name in names]


class ContributionEditView(EditView):
    """A contribution: what can be done with it, what was done, and the reader's words."""

    template_name = "blog/contribution/edit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the answers that can be sent, the rubrics for a draft, and what was done."""
        contribution: Contribution = self.object
        open_to_work = contribution.erased_at is None
        return super().get_context_data(**kwargs) | {
            "contribution": contribution,
            "answers": [(state.value, ANSWER_LABELS[state]) for state in ANSWERED] if open_to_work else [],
            "rubrics": writable_rubrics(self.request.user) if open_to_work and not contribution.article else [],
            "may_erase": open_to_work and self.request.user.has_perm("blog.delete_contribution"),
            "steps": contribution.steps.select_related("author"),
        }


class ContributionDeleteView(DeleteView):
    """Deletes a contribution; the history of the site keeps its reference and nothing that its reader typed."""

    def delete_action(self) -> None:
        """Erase it first: the history names things as they were last."""
        erase(self.object, self.request.user)
        super().delete_action()


ANSWER_LABELS = {
    ContributionState.DISCUSSED: _("Ask a question"),
    ContributionState.ACCEPTED: _("Accept"),
    ContributionState.REFUSED: _("Refuse"),
}


class ContributionViewSet(ModelViewSet):
    """The editors' desk: what came in, and what has become of it."""

    model = Contribution
    icon = "mail"
    add_to_admin_menu = True
    menu_order = 300
    copy_view_enabled = False
    edit_view_class = ContributionEditView
    delete_view_class = ContributionDeleteView
    list_display = ["title", "reference", "kind", "contributor_kind", "name", "state", "received_at"]
    list_filter = ["state", "kind", "contributor_kind", "received_at"]
    search_fields = ["reference", "title", "name", "email", "organisation", "summary"]
    search_backend_name = None
    ordering = ["-received_at"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("state"), FieldPanel("note")], heading=_("What becomes of it")),
            MultiFieldPanel(
                as_sent("kind", "title", "summary", "text", "data_url", "licence"), heading=_("What is proposed")
            ),
            MultiFieldPanel(
                as_sent("contributor_kind", "name", "email", "organisation", "received_at", "consent_at", "reference"),
                heading=_("Who proposes it"),
            ),
        ],
        base_form_class=ContributionForm,
    )
