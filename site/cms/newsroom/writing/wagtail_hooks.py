"""Adds the script of the aids to every editor."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_editor_js")
def script() -> str:
    """Return the script."""
    return format_html('<script src="{}"></script>', static("writing/writing.js"))
