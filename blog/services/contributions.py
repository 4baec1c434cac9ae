"""Takes in what readers propose to the open lab: checks it, keeps it, tells the editors."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Site

from blog.models import Contribution, ContributionKind
from cms.core.mail import mail_later
from cms.core.publication import publication_of

ON_ONE_LINE = ("name", "organisation", "title", "licence")


class ContributionForm(forms.ModelForm):  # type: ignore[type-arg]  # Django's takes none when it runs
    """What a reader fills in, and what is asked of it."""

    data_url = forms.URLField(max_length=500, required=False, assume_scheme="https")
    consent = forms.BooleanField(
        error_messages={"required": gettext_lazy("Without your agreement we can't keep what you send.")}
    )

    class Meta:
        model = Contribution
        fields = [
            *("kind", "contributor_kind", "name", "email", "organisation"),
            *("title", "summary", "text", "data_url", "licence"),
        ]

    def clean(self) -> dict[str, Any]:
        """Put names and titles on one line; refuse data that can't be found."""
        cleaned = super().clean() or self.cleaned_data
        cleaned.update({name: " ".join(cleaned[name].split()) for name in ON_ONE_LINE if name in cleaned})
        offered = [cleaned.get(name, True) for name in ("data_url", "text")]  # True for what was refused already.
        if cleaned.get("kind") == ContributionKind.DATA and not any(offered):
            self.add_error(
                "data_url", ValidationError(_("Say where the data is, or describe it in the text."), code="required")
            )
        return cleaned


def receive(form: ContributionForm, site: Site) -> Contribution:
    """Keep a contribution and tell the editors by mail.

    Args:
        form: one that is valid.
        site: the reader site, whose contact address gets the mail.
    """
    with transaction.atomic():
        contribution = form.save()
        _tell_editors(contribution, site)
    return contribution


def _tell_editors(contribution: Contribution, site: Site) -> None:
    publication = publication_of(site)
    if not publication.contact_email:
        return
    lines = [
        (_("Reference"), contribution.reference),
        (_("Kind"), contribution.get_kind_display()),
        (_("Sent by"), f"{contribution.name} <{contribution.email}>"),
        (_("Contributor"), contribution.get_contributor_kind_display()),
        (_("Organisation"), contribution.organisation),
        (_("Data"), contribution.data_url),
    ]
    mail_later(
        _("Contribution to the open lab: %(title)s") % {"title": contribution.title},
        "\n".join(
            [
                *(f"{label}: {value}" for label, value in lines if value),
                f"\n{contribution.summary}\n",
                settings.WAGTAILADMIN_BASE_URL + AdminURLFinder().get_edit_url(contribution),
            ]
        ),
        [publication.contact_email],
        reply_to=[contribution.email],
    )
