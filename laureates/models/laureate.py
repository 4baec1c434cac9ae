"""The laureate: an association that won a call, with the facts that readers look for."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from grapple.models import GraphQLInt, GraphQLRichText, GraphQLString
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from cms.core.blocks.features import TEXT_FEATURES
from cms.core.models import BaseSnippet
from laureates.validators import (
    RNA_PATTERN,
    SIREN_PATTERN,
    SIRET_PATTERN,
    validate_rna,
    validate_siren,
    validate_siret,
)


class Laureate(BaseSnippet):
    """An association (or any organisation) that can win several calls."""

    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences, for lists."))
    description = RichTextField(_("description"), features=TEXT_FEATURES, blank=True)
    founded = models.PositiveSmallIntegerField(
        _("founded in"), null=True, blank=True, validators=[MinValueValidator(1000), MaxValueValidator(2200)]
    )
    siren = models.CharField(_("SIREN number"), max_length=9, blank=True, validators=[validate_siren])
    siret = models.CharField(
        _("SIRET number"),
        max_length=14,
        blank=True,
        validators=[validate_siret],
        help_text=_("Of the establishment that is paid: the SIREN number and five more digits."),
    )
    rna = models.CharField(
        _("RNA number"),
        max_length=10,
        blank=True,
        validators=[validate_rna],
        help_text=_("The number in the national register of associations: W and nine digits."),
    )
    website = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(
        "core.LibraryImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    journal_type = "laureate"

    graphql_description = "An association that won one or several calls for projects."
    graphql_fields = [
        GraphQLString("name", required=True),
        GraphQLString("slug", required=True),
        GraphQLString("summary", required=True, description="One or two sentences; may be empty."),
        GraphQLRichText("description"),
        GraphQLString("website", description="Absolute address."),
        GraphQLInt("founded", description="The year."),
        GraphQLString("siren", description="Nine digits: the number in the French business register."),
        GraphQLString("rna", description="W and nine digits: the number in the French register of associations."),
    ]

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("summary"),
        FieldPanel("description"),
        FieldPanel("logo"),
        FieldPanel("website"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("founded"), FieldPanel("siren"), FieldPanel("siret"), FieldPanel("rna")])],
            heading=_("Identity"),
        ),
        InlinePanel("key_figures", label=_("key figure"), heading=_("Key figures")),
        InlinePanel("programmes", label=_("programme"), heading=_("Programmes")),
        InlinePanel("labels", label=pgettext_lazy("quality mark", "label"), heading=_("Labels")),
        InlinePanel("partners", label=_("partner"), heading=_("Partners")),
        InlinePanel("territory_links", label=_("territory"), heading=_("Territories")),
        InlinePanel("themes", label=_("theme"), heading=_("Themes")),
    ]
    search_type = "LAUREATE"
    search_fields = [
        *BaseSnippet.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("description"),
        index.FilterField("founded"),
    ]

    class Meta(BaseSnippet.Meta):
        verbose_name = _("laureate")
        verbose_name_plural = _("laureates")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="laureates_laureate_once_a_locale"),
            models.UniqueConstraint(fields=["slug", "locale"], name="laureates_laureate_slug_unique"),
            models.UniqueConstraint(
                fields=["siren", "locale"],
                condition=~models.Q(siren=""),
                name="laureates_laureate_siren_unique",
            ),
            models.UniqueConstraint(
                fields=["rna", "locale"], condition=~models.Q(rna=""), name="laureates_laureate_rna_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(siren="") | models.Q(siren__regex=SIREN_PATTERN),
                name="laureates_laureate_siren_form",
            ),
            models.CheckConstraint(
                condition=models.Q(siret="") | models.Q(siret__regex=SIRET_PATTERN),
                name="laureates_laureate_siret_form",
            ),
            models.CheckConstraint(
                condition=models.Q(rna="") | models.Q(rna__regex=RNA_PATTERN),
                name="laureates_laureate_rna_form",
            ),
        ]
        indexes = [
            models.Index(fields=["name", "id"], name="laureates_laureate_name"),
            models.Index(fields=["-founded", "-id"], name="laureates_laureate_founded"),
            models.Index(fields=["-updated_at", "-id"], name="laureates_laureate_updated"),
        ]

    def clean(self) -> None:
        """Refuse a SIRET number of another organisation than the SIREN number's."""
        super().clean()
        if self.siren and self.siret and not self.siret.startswith(self.siren):
            raise ValidationError({"siret": _("A SIRET number begins with the SIREN number: one of the two is wrong.")})
