"""What an editor writes about a contribution."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from blog.models import Contribution, StepKind
from blog.models.contribution import printable
from blog.services.steps import note


class ContributionForm(WagtailAdminModelForm):
    """The state, and a note beside those that are there."""

    note = forms.CharField(
        label=_("New internal note"),
        help_text=_("Only editors see it."),
        required=False,
        max_length=5_000,
        validators=[printable],
        widget=forms.Textarea({"rows": 3}),
    )

    def clean_note(self) -> str:
        """Return the note; refuse one about somebody whose data were erased, which nothing would erase again."""
        text: str = self.cleaned_data["note"]
        if text and self.instance.erased_at:
            raise ValidationError(_("The personal data were erased: nothing more is noted."), code="erased")
        return text

    def save(self, commit: bool = True) -> Contribution:
        """Save the state, and note who changed it and what was written."""
        contribution: Contribution = super().save(commit)
        if "state" in self.changed_data:
            note(contribution, StepKind.STATE, self.for_user, str(contribution.get_state_display()))
        if self.cleaned_data["note"]:
            note(contribution, StepKind.NOTE, self.for_user, self.cleaned_data["note"])
        return contribution
