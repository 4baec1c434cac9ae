"""The contribution: what a reader proposes to the open lab. Never public."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: Neither vowels, which make words, nor 0 O 1 I L, which look alike.
REFERENCE_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
REFERENCE_GROUPS = 3

CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def printable(text: str) -> None:
    """Refuse, by ``ValidationError``, a text with characters that no reader types; tabs and new lines may be."""
    if CONTROL_CHARACTERS.search(text):
        raise ValidationError(_("This text has control characters in it. Leave them out."), code="control_characters")


def new_reference() -> str:
    """Return a code that nobody can guess and anybody can read out, such as ``7KX3-M9QW-2BTD``.

    There are 27 to the power of 12: two alike are as good as impossible.
    """
    return "-".join(get_random_string(4, REFERENCE_LETTERS) for _group in range(REFERENCE_GROUPS))


class ContributionKind(models.TextChoices):
    """What is proposed."""

    ARTICLE = "article", _("Article")
    DATA = "data", _("Data")


class ContributorKind(models.TextChoices):
    """Who proposes it."""

    LOCAL_AUTHORITY = "local_authority", _("Local authority")
    PUBLIC_BODY = "public_body", _("Public body")
    RESEARCHER = "researcher", _("Researcher")
    CITIZEN = "citizen", _("Citizen")
    ASSOCIATION = "association", _("Association")
    OTHER = "other", _("Other")


class ContributionState(models.TextChoices):
    """What the editors have made of it."""

    NEW = "new", pgettext_lazy("contribution", "New")
    DISCUSSED = "discussed", _("In discussion")
    ACCEPTED = "accepted", pgettext_lazy("contribution", "Accepted")
    REFUSED = "refused", pgettext_lazy("contribution", "Refused")


class Contribution(models.Model):
    """A proposal, in its author's words. All of them are plain text: what looks like HTML is shown as it was typed."""

    reference = models.CharField(_("reference"), max_length=14, unique=True, default=new_reference, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=ContributionKind.choices)
    contributor_kind = models.CharField(_("contributor"), max_length=20, choices=ContributorKind.choices)
    name = models.CharField(_("name"), max_length=120, validators=[printable])
    email = models.EmailField(_("e-mail address"))
    organisation = models.CharField(_("organisation"), max_length=200, blank=True, validators=[printable])
    title = models.CharField(_("title"), max_length=200, validators=[printable])
    summary = models.TextField(_("summary"), max_length=2_000, validators=[printable])
    text = models.TextField(_("text"), max_length=20_000, blank=True, validators=[printable])
    data_url = models.CharField(
        _("address of the data"), max_length=500, blank=True, validators=[URLValidator(["http", "https"])]
    )
    licence = models.CharField(_("licence"), max_length=100, blank=True, validators=[printable])
    consent_at = models.DateTimeField(_("agreed on"), default=timezone.now, editable=False)
    received_at = models.DateTimeField(_("received on"), default=timezone.now, editable=False, db_index=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ContributionState.choices, default=ContributionState.NEW
    )
    article = models.ForeignKey(
        "blog.ArticlePage",
        verbose_name=_("article"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    erased_at = models.DateTimeField(_("personal data erased on"), null=True, editable=False)

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=ContributionKind.values), name="blog_contribution_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(contributor_kind__in=ContributorKind.values), name="blog_contributor_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ContributionState.values), name="blog_contribution_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} · {self.title}" if self.title else self.reference

    @property
    def thread(self) -> "models.QuerySet[ContributionStep]":
        """What was written and done about it, the oldest first: one statement."""
        return self.steps.select_related("author").order_by("at", "pk")


class StepKind(models.TextChoices):
    """What an editor did about a contribution."""

    NOTE = "note", _("Internal note")
    STATE = "state", _("Change of state")
    ANSWER = "answer", _("Answer by mail")
    ARTICLE = "article", _("Draft of an article")
    ERASURE = "erasure", _("Erasure of personal data")


class ContributionStep(models.Model):
    """What was done about a contribution, by whom and when. Only editors see it."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("kind"), max_length=10, choices=StepKind.choices)
    #: Nobody where the worker did it, or where the account was deleted.
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("date"), default=timezone.now)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.at:%Y-%m-%d %H:%M}"
