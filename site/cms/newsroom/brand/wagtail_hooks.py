"""Adds our styles to every page of the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def styles() -> str:
    """Return the link to the style sheet."""
    return format_html('<link rel="stylesheet" href="{}">', static("brand/admin.css"))
