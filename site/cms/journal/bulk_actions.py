"""Wagtail's bulk actions that withdraw pages, with the field of the notice: one for all that are chosen."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction

from cms.journal.notices import NoticeForm
from cms.journal.withdrawals import note_withdrawals


class BulkWithdrawalForm(NoticeForm, DefaultPageForm):
    """Wagtail's own field, then the notice."""


class Unpublish(UnpublishBulkAction):
    """Unpublish pages."""

    form_class = BulkWithdrawalForm


class Delete(DeleteBulkAction):
    """Delete pages."""

    form_class = BulkWithdrawalForm


def note_what_was_withdrawn_together(request: HttpRequest, act: str, pages: list[Any], action: Any) -> None:
    """Put the notice into the journal, in the transaction that withdrew the pages."""
    if isinstance(action, Unpublish | Delete):
        note_withdrawals(action.cleaned_form.cleaned_data["withdrawal_notice"])
