"""Addresses of the CMS."""

from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.documents.views.serve import authenticate_with_password as collection_password
from wagtail.views import authenticate_with_password as page_password

from cms.core import health, media
from cms.core.passwords import few_tries
from cms.core.preview.views import shared_draft
from cms.newsroom.checks.userbar import preview_userbar

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("", include("cms.newsroom.accounts.urls")),
    path("admin/", include("cms.newsroom.roles.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        few_tries(collection_password, "restriction_id"),
    ),
    path("documents/", include(wagtaildocs_urls)),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        few_tries(page_password, "page_view_restriction_id"),
    ),
    path("preview/userbar/", preview_userbar, name="preview_userbar"),
    path("preview/<str:token>/", shared_draft, name="shared_draft"),
    path("", include("cms.api.urls")),
    path("", include("cms.syndication.urls")),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(path("media/<path:path>", media.serve_upload, name="media"))

# Last, because it takes every address that is left for a page.
urlpatterns.append(path("", include(wagtail_urls)))
