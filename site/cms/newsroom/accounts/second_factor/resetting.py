"""An administrator takes away the second factor of a colleague who has lost the telephone and the emergency codes."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from cms.core.mail import mail_later
from cms.newsroom.accounts.second_factor.devices import confirmed_device, remove

#: In the history of accounts.
ACTION = "accounts.second_factor_reset"


def may_reset(administrator: Any, user: Any) -> bool:
    """Tell whether somebody may take another's second factor away; one's own is removed with a code."""
    allowed: bool = administrator.has_perm("auth.change_user") and administrator != user
    return allowed and (administrator.is_superuser or not user.is_superuser)


def ask_reset(request: HttpRequest, key: int) -> HttpResponse:
    """Ask whether a colleague's second factor is to be reset, and reset it."""
    if not request.user.has_perm("auth.change_user"):
        raise PermissionDenied
    user = get_object_or_404(User, pk=key)
    if not may_reset(request.user, user):
        raise PermissionDenied
    if confirmed_device(user) is None:
        messages.warning(request, _("This account has no second factor."))
        return redirect("wagtailusers_users:edit", key)
    if request.method == "POST":
        reset(user)
        messages.success(request, _("The second factor of %(name)s has been reset.") % {"name": user.get_username()})
        return redirect("wagtailusers_users:edit", key)
    return render(request, "accounts/second_factor/reset.html", {"person": user})


@transaction.atomic
def reset(user: User) -> None:
    """Take the second factor away, note it in the account's history, and write to whom it belongs to."""
    remove(user)
    log(user, ACTION)
    if user.email:
        with override(UserProfile.get_for_user(user).get_preferred_language()):
            mail_later(_("Your second factor has been reset"), _letter(user), [user.email])


def _letter(user: User) -> str:
    return _(
        "Hello,\n\n"
        "An administrator has reset the second factor of your account %(name)s. "
        "Your old codes open nothing any more.\n\n"
        "Sign in with your password, then set up another one: %(address)s\n\n"
        "You did not ask for this? Change your password, and tell an administrator of the newsroom at once."
    ) % {"name": user.get_username(), "address": f"{settings.CMS_URL}{reverse('second_factor')}"}
