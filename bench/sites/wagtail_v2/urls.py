"""The addresses of the site on Wagtail's API."""

from typing import ClassVar

from django.db.models import QuerySet
from django.urls import path
from wagtail.api.v2.filters import FieldsFilter, OrderingFilter
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet

from bench.sites.wagtail_v2.declarations import LAUREATE_FIELDS
from laureates.models import Laureate


class LaureatesAPIViewSet(BaseAPIViewSet):
    """The laureates, which are snippets."""

    model = Laureate
    filter_backends: ClassVar[list[type]] = [FieldsFilter, OrderingFilter]
    body_fields: ClassVar[list[object]] = [*BaseAPIViewSet.body_fields, *LAUREATE_FIELDS]
    listing_default_fields: ClassVar[list[str]] = [*BaseAPIViewSet.listing_default_fields, "name"]

    def get_queryset(self) -> QuerySet[Laureate]:
        """Return what is published."""
        return Laureate.objects.filter(live=True)


router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", PagesAPIViewSet)
router.register_endpoint("laureates", LaureatesAPIViewSet)

urlpatterns = [path("api/v2/", router.urls)]
