"""Puts the field of the notice into Wagtail's pages that ask whether a page is to be withdrawn."""

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from cms.journal.notices import notice_form
from cms.journal.withdrawals import is_public_somewhere

register = template.Library()

#: What follows the field on the page that asks before a deletion, which has no block there.
BUTTON = '<input type="submit"'


@register.simple_tag(takes_context=True)
def notice_field(context: Context) -> SafeString:
    """Return the field; nothing where readers see nothing of the page."""
    if not is_public_somewhere(context["page"]):
        return SafeString()
    return render_to_string("journal/notice.html", {"form": notice_form(context["request"])})


@register.filter
def before_button(html: str, field: str) -> SafeString:
    """Put a field before the button of a form. Both are safe: templates have written them."""
    return mark_safe(html.replace(BUTTON, field + BUTTON, 1))  # noqa: S308  # see above
