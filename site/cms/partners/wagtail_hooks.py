"""What the admin gets of partners."""

from django.urls import URLPattern, path
from wagtail import hooks

from cms.partners.admin.views import access, revoke
from cms.partners.admin.viewset import PartnerViewSet


@hooks.register("register_admin_viewset")
def partners() -> PartnerViewSet:
    """Add the list of partners to the admin."""
    return PartnerViewSet("partner")


@hooks.register("register_admin_urls")
def partner_pages() -> list[URLPattern]:
    """Add the page of each partner."""
    return [
        path("partners/<int:key>/access/", access, name="partner_access"),
        path("partners/<int:key>/access/<int:revoked>/revoke/", revoke, name="partner_key_revoke"),
    ]
