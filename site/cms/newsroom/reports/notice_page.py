"""The page on which the notice of a withdrawal is written afterwards, changed or taken back."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.journal.models import Entry
from cms.journal.notices import NoticeForm
from cms.journal.withdrawals import Superseded, change_notice
from cms.newsroom.reports.withdrawals import Withdrawals, withdrawals_of


class NoticeChangeForm(NoticeForm):
    """The notice, and which entry of the journal its author has seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


def notice_page(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    """Show the notice of a page's withdrawal, and change it.

    Args:
        request: of somebody who may enter the admin.
        kind: what the journal calls the page's type.
        key: the page's.
    """
    withdrawal = withdrawals_of(request.user).filter(type=kind, key=key).first()
    if withdrawal is None:
        messages.warning(
            request, _("This page isn't withdrawn, or you may not withdraw it: there is no notice to change.")
        )
        return redirect(Withdrawals.url_name())
    form = NoticeChangeForm(request.POST or _shown(withdrawal, withdrawal.notice))
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, withdrawal, form)
        except Superseded:
            form = _asked_again(withdrawal, form)
        else:
            return redirect(Withdrawals.url_name())
    return render(request, "reports/notice.html", {"form": form, "withdrawal": withdrawal})


def _change(request: HttpRequest, withdrawal: Entry, form: NoticeChangeForm) -> None:
    if form.cleaned_data["seen"] != withdrawal.sequence:
        raise Superseded
    number = change_notice(withdrawal, form.cleaned_data["withdrawal_notice"])
    told = ngettext(
        "The notice of %(number)d page has been changed. Readers and partners are told.",
        "The notice of %(number)d pages has been changed. Readers and partners are told.",
        number,
    )
    messages.success(request, told % {"number": number} if number else _("The notice says that already."))


def _asked_again(withdrawal: Entry, form: NoticeChangeForm) -> NoticeChangeForm:
    """Return the form with what was typed, and what somebody else has written meanwhile."""
    again = NoticeChangeForm(_shown(withdrawal, form.cleaned_data["withdrawal_notice"]))
    changed = _("Somebody else has changed it meanwhile. It now says: “%(notice)s”. Save again to replace it.")
    again.add_error("withdrawal_notice", changed % {"notice": withdrawal.notice})
    return again


def _shown(withdrawal: Entry, notice: str) -> dict[str, object]:
    return {"withdrawal_notice": notice, "seen": withdrawal.sequence}
