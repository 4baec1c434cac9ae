"""What the blog adds to the admin: the contributions that readers sent."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from blog.models import Contribution


class ReceivedOnly(ModelPermissionPolicy):
    """Only readers make contributions."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether a user may do something; nobody may add one."""
        return action != "add" and super().user_has_permission(user, action)


register_permission_policy(Contribution, ReceivedOnly(Contribution), exact_class=True)


def as_sent(*names: str) -> list[FieldPanel]:
    """Return panels that show a reader's own words and let nobody change them."""
    return [FieldPanel(name, read_only=True) for name in names]


class ContributionViewSet(ModelViewSet):
    """The editors' desk: what came in, and what has become of it."""

    model = Contribution
    icon = "mail"
    add_to_admin_menu = True
    menu_order = 300
    copy_view_enabled = False
    list_display = ["title", "reference", "kind", "contributor_kind", "name", "state", "received_at"]
    list_filter = ["state", "kind", "contributor_kind", "received_at"]
    search_fields = ["reference", "title", "name", "email", "organisation", "summary"]
    search_backend_name = None
    ordering = ["-received_at"]
    panels = [
        MultiFieldPanel([FieldPanel("state"), FieldPanel("notes")], heading=_("What becomes of it")),
        MultiFieldPanel(
            as_sent("kind", "title", "summary", "text", "data_url", "licence"), heading=_("What is proposed")
        ),
        MultiFieldPanel(
            as_sent("contributor_kind", "name", "email", "organisation", "received_at", "consent_at", "reference"),
            heading=_("Who proposes it"),
        ),
    ]


@hooks.register("register_admin_viewset")
def contributions() -> ContributionViewSet:
    """Add the list of contributions to the admin."""
    return ContributionViewSet("contribution")
