"""The territory: a place where laureates are at work."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class TerritoryKind(models.TextChoices):
    """What sort of place it is."""

    COMMUNE = "commune", _("Town")
    DEPARTMENT = "department", _("Department")
    REGION = "region", _("Region")
    COUNTRY = "country", _("Country")
    OTHER = "other", _("Other")


class Territory(index.Indexed, models.Model):  # type: ignore[django-manager-missing]  # Orderable has no types.
    """A town, a department, a region ... with its official code where it has one."""

    name = models.CharField(_("name"), max_length=255)
    slug = models.SlugField(_("slug"), max_length=255, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=TerritoryKind.choices, default=TerritoryKind.COMMUNE)
    code = models.CharField(
        _("official code"), max_length=10, blank=True, help_text=_("The INSEE code, where there is one.")
    )

    visible_through: tuple[str, ...] = ()
    journal_type = "territory"

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("kind"), FieldPanel("code")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=TerritoryKind.values), name="laureates_territory_kind_known"
            ),
            models.UniqueConstraint(
                fields=["kind", "code"], condition=~models.Q(code=""), name="laureates_territory_code_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
