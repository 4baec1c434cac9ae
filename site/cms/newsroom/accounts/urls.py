"""Addresses for people who aren't in yet."""

from django.urls import path
from django.views.generic import RedirectView

from cms.newsroom.accounts.sign_on import views

urlpatterns = [
    path("admin/sign-on/", views.leave, name="sign_on"),
    path("admin/sign-on/callback/", views.come_back, name="sign_on_callback"),
    # Wagtail's second door, for pages that only accounts may read: they use the first one.
    path("_util/login/", RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True)),
]
