"""The list of partners, and the form of one."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button

from cms.partners.admin.forms import PartnerForm
from cms.partners.models import Partner


def access_button(partner: Partner) -> Button:
    """Return the way to a partner's page."""
    return Button(_("Keys and use"), reverse("partner_access", args=[partner.pk]), icon_name="key", priority=5)


class PartnerIndexView(IndexView):
    """The list."""

    def get_list_more_buttons(self, instance: Partner) -> list[Any]:
        """Add the way to the partner's page."""
        return [access_button(instance), *super().get_list_more_buttons(instance)]


class PartnerEditView(EditView):
    """The form."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Add the way to the partner's page."""
        return [access_button(self.object), *super().header_more_buttons]


class PartnerViewSet(ModelViewSet):
    """Partners: for administrators, and for the group that manages them."""

    model = Partner
    icon = "group"
    add_to_admin_menu = True
    menu_order = 400
    copy_view_enabled = False
    index_view_class = PartnerIndexView
    edit_view_class = PartnerEditView
    list_display = [
        *("name", "contact_email"),
        BooleanColumn("whole_site", label=_("All rubrics"), sort_key="whole_site"),
        BooleanColumn("active", label=_("Active"), sort_key="active"),
        "created_at",
    ]
    list_filter = ["active", "whole_site"]
    search_fields = ["name", "contact_name", "contact_email"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            MultiFieldPanel([FieldPanel("name"), FieldPanel("active")], heading=_("Organisation")),
            FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_email")], heading=_("Contact")),
            MultiFieldPanel(
                [FieldPanel("whole_site"), FieldPanel("sections"), FieldPanel("types")], heading=_("What it may have")
            ),
            FieldRowPanel([FieldPanel("per_minute"), FieldPanel("per_day")], heading=_("How often")),
        ],
        base_form_class=PartnerForm,
    )
