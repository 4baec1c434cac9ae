"""A partner: an organisation that takes our content, how much of it, and how often."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.partners.types import public_types, section_pages


def validate_types(names: Any) -> None:
    """Refuse anything but a list of types that there are."""
    unknown = [name for name in names if name not in public_types()] if isinstance(names, list) else [names]
    if unknown:
        raise ValidationError(
            _("Unknown: %(unknown)s. The types are %(types)s."),
            params={"unknown": ", ".join(map(str, unknown)), "types": ", ".join(sorted(public_types()))},
        )


class Partner(models.Model):
    """An organisation, and what its keys open.

    Attributes:
        whole_site: whether it gets pages from everywhere; else only those of ``sections``, and none if there is none.
        types: what it gets, such as ``article``; all types if empty.
        per_minute, per_day: how many requests it may send; 0 for any number.
    """

    name = models.CharField(_("organisation"), max_length=200, unique=True)
    contact_name = models.CharField(_("contact"), max_length=200, blank=True)
    contact_email = models.EmailField(
        _("contact's e-mail"), blank=True, help_text=_("Whom we write to when something no longer works.")
    )
    whole_site = models.BooleanField(
        _("all rubrics"), default=True, help_text=_("Otherwise only the pages of the rubrics chosen below.")
    )
    sections: Any = models.ManyToManyField(
        "wagtailcore.Page",
        verbose_name=_("rubrics"),
        related_name="+",
        blank=True,
        limit_choices_to=section_pages,
    )
    types = models.JSONField(
        _("types"), default=list, blank=True, validators=[validate_types], help_text=_("None chosen: all types.")
    )
    per_minute = models.PositiveIntegerField(
        _("requests a minute"), default=60, help_text=_("0: as many as they like.")
    )
    per_day = models.PositiveIntegerField(_("requests a day"), default=10_000, help_text=_("0: as many as they like."))
    active = models.BooleanField(_("active"), default=True, help_text=_("If not, none of its keys opens anything."))
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
