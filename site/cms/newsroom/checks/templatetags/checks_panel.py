"""What the editor's side panel shows of the checks."""

from typing import Any

from django import template

from cms.newsroom.checks.views import summary

register = template.Library()


@register.inclusion_tag("checks/findings.html")
def findings_of(page: Any) -> dict[str, Any]:
    """Show what was found in a page."""
    return summary(page)
