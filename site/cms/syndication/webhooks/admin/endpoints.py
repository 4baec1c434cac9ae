"""The list of endpoints, the form that registers one, and the page of each."""

from typing import Any

from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import CreateView, IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from cms.journal.models import Entry
from cms.syndication.webhooks.admin.actions import PERMISSION, act, show_secret
from cms.syndication.webhooks.admin.forms import ReplayForm, RotationForm
from cms.syndication.webhooks.endpoints import register_endpoint
from cms.syndication.webhooks.models import Attempt, Endpoint, State

#: How many of the last attempts an endpoint's page shows.
SHOWN = 20


class EndpointsView(IndexView):
    """All endpoints."""

    def get_base_queryset(self) -> "QuerySet[Endpoint]":
        """Return the endpoints with their partners."""
        return Endpoint.objects.select_related("partner")


class RegistrationView(CreateView):
    """Registers an endpoint."""

    def form_valid(self, form: "ModelForm[Endpoint]") -> HttpResponse:
        """Store it, and show its secret."""
        endpoint = form.save(commit=False)
        secret = register_endpoint(endpoint)
        log(endpoint, "wagtail.create")
        return show_secret(self.request, endpoint, secret)


class EndpointView(InspectView):
    """How an endpoint does, and what can be done to it."""

    page_title = _("Webhook")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the last attempts, what waits, the secrets, and forms for who may act."""
        endpoint: Endpoint = self.object
        last = Attempt.objects.filter(delivery__endpoint=endpoint).select_related("delivery").order_by("-pk")
        return super().get_context_data(**kwargs) | {
            "attempts": last[:SHOWN],
            "waiting": endpoint.deliveries.filter(state__in=[State.WAITING, State.SENDING]).count(),
            "behind": Entry.objects.filter(sequence__gt=endpoint.sequence).count(),
            "secrets": endpoint.secrets.all(),
            "may_act": self.request.user.has_perm(PERMISSION),
            "rotation": RotationForm(),
            "replay": ReplayForm(),
        }


class EndpointViewSet(ModelViewSet):
    """Endpoints."""

    model = Endpoint
    name = "webhooks_endpoint"
    url_prefix = "webhooks/endpoints"
    icon = "link-external"
    menu_label = _("Webhooks")
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = EndpointsView
    add_view_class = RegistrationView
    inspect_view_class = EndpointView
    inspect_template_name = "webhooks/endpoint.html"
    form_fields = ["partner", "url"]
    list_display = [
        "url",
        "partner",
        Column("health", label=_("State"), accessor=lambda endpoint: endpoint.health.label),
        DateColumn("accepted_at", label=_("Last accepted")),
        DateColumn("failing_since", label=_("Failing since")),
    ]
    list_filter = ["partner"]
    search_fields = ["url", "partner__name"]
    search_backend_name = None

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add what the buttons of an endpoint's page ask for."""
        return [*super().get_urlpatterns(), path("<int:pk>/<slug:action>/", act, name="act")]
