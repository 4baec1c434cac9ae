"""What a partner manager says of a new secret, and of what is to be told again."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from cms.syndication.webhooks.signing import OVERLAP


class RotationForm(forms.Form):
    """What becomes of the present secret."""

    present = forms.ChoiceField(
        label=_("The present secret"),
        choices=[
            ("keep", _("Sign with it as well for seven days")),
            ("drop", _("Stop using it now: somebody else may know it")),
        ],
        initial="keep",
        widget=forms.RadioSelect,
    )

    @property
    def overlap(self) -> timedelta:
        """For how long requests are signed with both."""
        return OVERLAP if self.cleaned_data["present"] == "keep" else timedelta()


class ReplayForm(forms.Form):
    """Since when."""

    since = forms.DateTimeField(
        label=_("Since"), widget=AdminDateTimeInput, help_text=_("Such as 2026-11-23 14:30."), required=True
    )

    def clean_since(self) -> object:
        """Refuse a moment to come."""
        since = self.cleaned_data["since"]
        if since > timezone.now():
            raise forms.ValidationError(_("This is in the future: choose a moment that is over."))
        return since
