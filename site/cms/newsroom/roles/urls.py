"""Addresses of the admin that stand before Wagtail's own."""

from django.urls import path

from cms.newsroom.roles.views import AllowedTypesView

urlpatterns = [path("pages/<int:parent_page_id>/add_subpage/", AllowedTypesView.as_view())]
