"""What is answered to somebody who proposed something: a text for each state, which the editor may change."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from wagtail.models import Site

from blog.models import Contribution, ContributionState, ContributionStep, StepKind
from blog.models.contribution import printable
from blog.services.steps import change_state
from cms.core.mail import mail_later
from cms.core.publication import publication_of

#: The states that can be told to the contributor.
ANSWERED = (ContributionState.DISCUSSED, ContributionState.ACCEPTED, ContributionState.REFUSED)


SUBJECT_LENGTH = 200


def on_one_line(text: str) -> None:
    """Refuse, by ``ValidationError``, a text of several lines: one could write further headers of the mail."""
    if len(text.splitlines()) > 1:
        raise ValidationError(_("Write the subject on one line."), code="lines")


class AnswerForm(forms.Form):
    """The mail, before it is sent."""

    subject = forms.CharField(
        label=gettext_lazy("Subject"), max_length=SUBJECT_LENGTH, validators=[on_one_line, printable]
    )
    text = forms.CharField(
        label=gettext_lazy("Text"), max_length=10_000, validators=[printable], widget=forms.Textarea({"rows": 16})
    )


def proposed_answer(contribution: Contribution, state: ContributionState, site: Site) -> dict[str, str]:
    """Return the subject and the text that an editor starts from, in the publication's language."""
    with override(settings.LANGUAGE_CODE):
        return _proposed(contribution, state, site)


def _proposed(contribution: Contribution, state: ContributionState, site: Site) -> dict[str, str]:
    publication = publication_of(site)
    values: dict[str, Any] = {
        "name": contribution.name,
        "title": contribution.title,
        "reference": contribution.reference,
        "publication": publication.name or site.site_name or site.hostname,
    }
    sentences = {
        ContributionState.DISCUSSED: _(
            "We have read it with interest, and have a few questions before we decide:\n\n- \n\n"
            "You can simply answer this mail."
        ),
        ContributionState.ACCEPTED: _(
            "It will be published, and we thank you for it. Before it appears we will send you the text as our "
            "editors have revised it."
        ),
        ContributionState.REFUSED: _(
            "We can't publish it: \n\nWe thank you for thinking of us, and hope to read you again."
        ),
    }
    greeting = _("Hello %(name)s,\n\nYou proposed “%(title)s” to us (reference %(reference)s).") % values
    farewell = _("The editors of %(publication)s") % values
    return {
        "subject": (_("Your contribution: %(title)s") % values)[:SUBJECT_LENGTH],
        "text": f"{greeting}\n\n{sentences[state]}\n\n{farewell}",
    }


@transaction.atomic
def answer(contribution: Contribution, state: ContributionState, mail: dict[str, str], editor: Any, site: Site) -> None:
    """Send a mail to the contributor, and note it with the new state.

    Args:
        contribution: whose data have not been erased.
        state: what becomes of it.
        mail: the subject and the text, as ``AnswerForm`` has checked them.
        editor: who sends it.
        site: the reader site, whose contact address gets what the contributor replies.
    """
    change_state(contribution, state, editor)
    ContributionStep.objects.create(contribution=contribution, kind=StepKind.ANSWER, author=editor, **mail)
    contact = publication_of(site).contact_email
    mail_later(mail["subject"], mail["text"], [contribution.email], reply_to=[contact] if contact else [])
