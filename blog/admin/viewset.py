"""The list of contributions, and the page of one."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import NumberColumn, StatusTagColumn
from wagtail.admin.views.generic import DeleteView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from blog.admin.forms import ContributionForm
from blog.models import Contribution, ContributionState, StepKind
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


def is_new(contribution: Contribution) -> bool:
    """Tell whether nobody has done anything about it yet."""
    return contribution.state == ContributionState.NEW


class ContributionIndexView(IndexView):
    """The list, in which each has ``notes``: how many editors wrote about it."""

    def get_base_queryset(self) -> QuerySet[Contribution]:
        """Count the notes in the statement that reads the contributions."""
        found: QuerySet[Contribution] = super().get_base_queryset()
        return found.annotate(notes=Count("steps", filter=Q(steps__kind=StepKind.NOTE)))


class ContributionEditView(EditView):
    """A contribution: what can be done with it, what becomes of it, and the reader's words."""

    template_name = "blog/contribution/edit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the answers that can be sent, the rubrics for a draft, and whether it may be erased."""
        contribution: Contribution = self.object
        open_to_work = contribution.erased_at is None
        return super().get_context_data(**kwargs) | {
            "contribution": contribution,
            "answers": [(state.value, ANSWER_LABELS[state]) for state in ANSWERED] if open_to_work else [],
            "rubrics": writable_rubrics(self.request.user) if open_to_work and not contribution.article else [],
            "may_erase": open_to_work and self.request.user.has_perm("blog.delete_contribution"),
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
    index_view_class = ContributionIndexView
    edit_view_class = ContributionEditView
    delete_view_class = ContributionDeleteView
    list_display = [
        "title",
        StatusTagColumn("get_state_display", label=_("State"), sort_key="state", primary=is_new),
        NumberColumn("notes", label=_("Notes"), sort_key="notes"),
        *("kind", "contributor_kind", "name", "reference", "received_at"),
    ]
    list_filter = ["state", "kind", "contributor_kind", "received_at"]
    search_fields = ["reference", "title", "name", "email", "organisation", "summary"]
    search_backend_name = None
    ordering = ["-received_at"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("state"), HelpPanel(template="blog/contribution/thread.html"), FieldPanel("note")],
                heading=_("What becomes of it"),
            ),
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
