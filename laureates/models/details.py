"""The lists on a laureate's card: figures, programmes, labels, partners, territories, themes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class LaureateKeyFigure(Orderable):
    """One number and what it counts."""

    laureate = ParentalKey("laureates.Laureate", on_delete=models.CASCADE, related_name="key_figures")
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4)
    label = models.CharField(_("what it counts"), max_length=255)
    unit = models.CharField(_("unit"), max_length=50, blank=True)
    as_of = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)

    panels = [FieldRowPanel([FieldPanel("value"), FieldPanel("label"), FieldPanel("unit"), FieldPanel("as_of")])]

    class Meta(Orderable.Meta):
        verbose_name = _("key figure")

    def __str__(self) -> str:
        return f"{self.value} {self.label}"


class LaureateProgramme(Orderable):
    """Something that the laureate runs, under its own name."""

    laureate = ParentalKey("laureates.Laureate", on_delete=models.CASCADE, related_name="programmes")
    name = models.CharField(_("name"), max_length=255)
    description = models.TextField(_("description"), blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("programme")

    def __str__(self) -> str:
        return self.name


class NamedLine(Orderable):
    """A line that is only a name, in the order in which the editor put it."""

    name = models.CharField(_("name"), max_length=255, db_index=True)

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.name


class LaureateLabel(NamedLine):
    """A label or recognition that the laureate holds."""

    laureate = ParentalKey("laureates.Laureate", on_delete=models.CASCADE, related_name="labels")


class LaureatePartner(NamedLine):
    """Somebody with whom the laureate works."""

    laureate = ParentalKey("laureates.Laureate", on_delete=models.CASCADE, related_name="partners")


class LaureateTheme(NamedLine):
    """A subject on which the laureate works."""

    laureate = ParentalKey("laureates.Laureate", on_delete=models.CASCADE, related_name="themes")


class LaureateTerritory(Orderable):
    """A place where the laureate is at work."""

    laureate = ParentalKey("laureates.Laureate", on_delete=models.CASCADE, related_name="territory_links")
    territory = models.ForeignKey(
        "laureates.Territory",
        verbose_name=_("territory"),
        on_delete=models.CASCADE,
        related_name="laureate_links",
    )

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["laureate", "territory"], name="laureates_territory_once_a_laureate")
        ]

    def __str__(self) -> str:
        return str(self.territory)
