"""The field of the notice, and what Wagtail's own pages that ask whether an editor is sure do with it."""

from copy import copy

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page

from cms.journal.withdrawals import note_withdrawals

#: Characters. A notice travels with each event of a webhook.
LONGEST = 1_000


class NoticeForm(forms.Form):
    """The notice, if any."""

    withdrawal_notice = forms.CharField(
        label=_("Notice to readers"),
        help_text=_(
            "Shown in place of the page, and told to partners. Left empty, readers are only told that it is gone."
        ),
        max_length=LONGEST,
        required=False,
        widget=AdminAutoHeightTextInput(attrs={"rows": 3}),
    )


def notice_form(request: HttpRequest) -> NoticeForm:
    """Return the form, filled in with what was sent."""
    return NoticeForm(request.POST if "withdrawal_notice" in request.POST else None)


def ask_again(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Show the page that asks once more, with all that was typed, if the notice can't be taken.

    Args:
        request: to one of Wagtail's two views.
        page: the page to be withdrawn.

    Returns:
        The answer; ``None`` if all is well.
    """
    if request.method != "POST" or not notice_form(request).errors or request.resolver_match is None:
        return None
    again = copy(request)
    again.method = "GET"
    view = request.resolver_match
    response: HttpResponseBase = view.func(again, *view.args, **view.kwargs)
    return response


def note_what_was_withdrawn(request: HttpRequest, page: Page) -> None:
    """Put the notice into the journal: this request is one transaction, and the withdrawal is part of it."""
    form = notice_form(request)
    if form.is_valid():
        note_withdrawals(form.cleaned_data["withdrawal_notice"])
