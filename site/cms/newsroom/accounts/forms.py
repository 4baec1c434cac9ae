"""The forms by which people get in."""

import math
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from cms.core.client_address import client_address
from cms.core.counting import count
from cms.newsroom.accounts.guessing import PASSWORDS, Limits, account_key, wait_until
from cms.newsroom.accounts.tasks import send_reset

RESETS_AN_HOUR = 10


def too_many(request: Any, name: str, limits: Limits = PASSWORDS) -> ValidationError | None:
    """Return what is said to somebody who has to wait; None if nobody has to."""
    until = wait_until(request, name, limits)
    if until is None:
        return None
    minutes = max(1, math.ceil((until - timezone.now()).total_seconds() / 60))
    message = ngettext(
        "Too many attempts. Try again in %(minutes)d minute.",
        "Too many attempts. Try again in %(minutes)d minutes.",
        minutes,
    )
    return ValidationError(message % {"minutes": minutes}, code="too_many_attempts")


class GuardedLoginForm(LoginForm):
    """Wagtail's form, which says when too many passwords were wrong, whether there is such an account or not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")  # Wagtail leaves it in English.

    def get_invalid_login_error(self) -> ValidationError:
        """Return what is said of a name and a password that don't match."""
        wait = too_many(self.request, self.cleaned_data.get("username", ""))
        return wait or super().get_invalid_login_error()


class SilentPasswordResetForm(PasswordResetForm):
    """Asks for a mail. Whether there is such an account shows neither in the answer nor in the time it takes."""

    def save(self, request: Any = None, **options: Any) -> None:
        """Have the worker look for the accounts, and write to them."""
        taken, _left = count(f"password-reset:{client_address(request)}", 3600)
        asked, _left = count(f"password-reset:{account_key(self.cleaned_data['email'])}", 3600)
        if max(taken, asked) <= RESETS_AN_HOUR:
            templates = {name: options[name] for name in ("subject_template_name", "email_template_name")}
            send_reset.enqueue(self.cleaned_data["email"], get_language() or settings.LANGUAGE_CODE, templates)


class CodeForm(forms.Form):
    """A code of the second factor, or one of the codes for emergencies."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": "", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """Return the code without the blanks and dashes that people type."""
        return "".join(self.cleaned_data["code"].replace("-", " ").split()).upper()
