"""The log: what was to be delivered, and each attempt at it."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.journal.models import Kind
from cms.syndication.items import item_types
from cms.syndication.webhooks.admin.actions import PERMISSION, replay
from cms.syndication.webhooks.models import Delivery


def event_types() -> list[tuple[str, str]]:
    """Return the names of the events that there are."""
    return [(name, name) for name in (f"{each}.{kind}" for each in item_types() for kind in Kind.values)]


class DeliveryFilter(WagtailFilterSet):
    """By day, endpoint, state and event."""

    created_at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    type = django_filters.ChoiceFilter(label=_("Event"), choices=event_types)

    class Meta:
        model = Delivery
        fields: ClassVar[list[str]] = ["created_at", "endpoint", "state", "type"]


class DeliveriesView(IndexView):
    """All deliveries."""

    def get_base_queryset(self) -> "QuerySet[Delivery]":
        """Return the deliveries with their endpoints, without what is sent."""
        return Delivery.objects.select_related("endpoint").defer("body")


class DeliveryView(InspectView):
    """One delivery: what is sent, and every attempt."""

    page_title = _("Delivery")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the attempts, and whether one more may be asked for."""
        return super().get_context_data(**kwargs) | {
            "attempts": self.object.log.all(),
            "may_act": self.request.user.has_perm(PERMISSION),
        }


class DeliveryViewSet(ModelViewSet):
    """Deliveries."""

    model = Delivery
    name = "webhooks_delivery"
    url_prefix = "webhooks/deliveries"
    icon = "history"
    menu_label = _("Deliveries")
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = DeliveriesView
    inspect_view_class = DeliveryView
    inspect_template_name = "webhooks/delivery.html"
    form_fields: ClassVar[list[str]] = []
    list_display = [
        "type",
        Column("thing", label=_("Thing")),
        Column("endpoint", label=_("Webhook")),
        Column("state", label=_("State"), accessor="get_state_display"),
        Column("attempts", label=_("Attempts")),
        DateColumn("created_at", label=_("When")),
    ]
    filterset_class = DeliveryFilter
    search_fields = ["thing", "message"]
    search_backend_name = None
    ordering = ["-pk"]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add what the button of a delivery's page asks for."""
        return [*super().get_urlpatterns(), path("<int:pk>/replay/", replay, name="replay")]
