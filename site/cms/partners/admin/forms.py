"""The forms of the admin."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from cms.partners.types import public_types


class PartnerForm(WagtailAdminModelForm):
    """A partner; what it may have is chosen among what there is."""

    types = forms.MultipleChoiceField(
        label=_("Types"),
        help_text=_("None chosen: all types."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(name, model._meta.verbose_name) for name, model in sorted(public_types().items())],
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a partner that would get no page at all."""
        cleaned: dict[str, Any] = super().clean()
        if not cleaned.get("whole_site") and not cleaned.get("sections"):
            self.add_error("sections", _("Choose a rubric, or all rubrics above."))
        return cleaned


class KeyForm(forms.Form):
    """What is said of a new key."""

    note = forms.CharField(label=_("For what"), max_length=100, required=False)
    expires = forms.DateField(
        label=_("Last day"), help_text=_("Empty: it does not expire."), required=False, widget=AdminDateInput
    )

    def clean_expires(self) -> datetime.date | None:
        """Refuse a day that has passed."""
        day: datetime.date | None = self.cleaned_data["expires"]
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed."))
        return day
