"""Wagtail's pages of accounts, with a way to reset a colleague's second factor."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button
from wagtail.users.views.users import EditView, UserViewSet

from cms.newsroom.accounts.second_factor.devices import confirmed_device
from cms.newsroom.accounts.second_factor.resetting import may_reset


class AccountEditView(EditView):
    """The form of an account."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Add the way to reset the second factor, where there is one."""
        buttons: list[Any] = super().header_more_buttons
        if may_reset(self.request.user, self.object) and confirmed_device(self.object):
            address = reverse("second_factor_reset", args=[self.object.pk])
            buttons.append(Button(_("Reset the second factor"), address, icon_name="lock-open", priority=30))
        return buttons


class AccountViewSet(UserViewSet):
    """The accounts."""

    edit_view_class = AccountEditView
