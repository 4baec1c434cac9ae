"""Adds webhooks to the admin."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.permissions import register_permission_policy

from cms.partners.models import Partner
from cms.syndication.webhooks.admin.deliveries import DeliveryViewSet
from cms.syndication.webhooks.admin.endpoints import EndpointViewSet
from cms.syndication.webhooks.admin.home import LastDeliveries
from cms.syndication.webhooks.admin.panels import WebhooksPanel
from cms.syndication.webhooks.admin.permissions import NeverEdited, OnlyRead
from cms.syndication.webhooks.models import Delivery, Endpoint

register_permission_policy(Endpoint, NeverEdited(Endpoint), exact_class=True)
register_permission_policy(Delivery, OnlyRead(Delivery), exact_class=True)


class WebhooksGroup(ViewSetGroup):
    """Endpoints, and the log of what they are sent."""

    menu_label = _("Webhooks")
    menu_icon = "link-external"
    menu_order = 610
    items = (EndpointViewSet, DeliveryViewSet)


@hooks.register("register_admin_viewset")
def webhooks() -> WebhooksGroup:
    """Add the group to the menu."""
    return WebhooksGroup()


@hooks.register("construct_partner_panels")
def webhooks_of(partner: Partner, panels: list[Component]) -> None:
    """Add a partner's endpoints to its page."""
    panels.append(WebhooksPanel(partner))


@hooks.register("construct_homepage_panels")
def last_deliveries(request: HttpRequest, panels: list[Component]) -> None:
    """Say on the front page what partners were sent last."""
    panels.append(LastDeliveries())
