"""The call for projects: who gives, for what, how much, and when."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLFloat, GraphQLInt, GraphQLRichText, GraphQLString
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from cms.core.blocks.features import TEXT_FEATURES
from cms.core.models import BaseSnippet
from laureates.validators import SIRET_PATTERN, validate_siret


class CallForProjects(BaseSnippet):
    """An *appel à manifestation d'intérêt* or any call that laureates win."""

    hashtag = models.CharField(_("hashtag"), max_length=100, blank=True, help_text=_("Without the #."))
    organiser = models.CharField(_("organiser"), max_length=255, blank=True, help_text=_("Who launches the call."))
    organiser_siret = models.CharField(
        _("organiser's SIRET number"),
        max_length=14,
        blank=True,
        validators=[validate_siret],
        help_text=_("Needed for the open data of grants."),
    )
    programme = models.CharField(
        _("programme"),
        max_length=255,
        blank=True,
        help_text=_("The policy or programme that the call is part of."),
    )
    description = RichTextField(_("description"), features=TEXT_FEATURES, blank=True)
    budget = models.DecimalField(
        _("budget"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(_("currency"), max_length=3, default="EUR", help_text=_("Three letters, such as EUR."))
    opened = models.DateField(_("opened on"), null=True, blank=True)
    closes = models.DateField(_("closes on"), null=True, blank=True)
    announced = models.DateField(_("laureates announced on"), null=True, blank=True)
    expected_laureates = models.PositiveIntegerField(_("number of laureates planned"), null=True, blank=True)
    url = models.URLField(_("address of the call"), blank=True)

    journal_type = "call"
    journal_shown_in = (("laureates.Laureate", "awards__call"),)

    graphql_description = "A call for projects: who launches it, with what money, and who wins it."
    graphql_fields = [
        GraphQLString("name", required=True),
        GraphQLString("slug", required=True),
        GraphQLString("hashtag", description="Without the #."),
        GraphQLString("organiser", required=True, description="Who launches the call; may be empty."),
        GraphQLString("programme", description="The policy or programme that the call is part of."),
        GraphQLRichText("description"),
        GraphQLFloat("budget", description="In `currency`."),
        GraphQLString("currency", required=True, description="ISO 4217, such as EUR."),
        GraphQLInt("expected_laureates", description="How many laureates the organiser planned."),
        GraphQLString("url", description="The call's own page."),
    ]

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("hashtag"),
        MultiFieldPanel(
            [FieldPanel("organiser"), FieldPanel("organiser_siret"), FieldPanel("programme")],
            heading=_("Who launches it"),
        ),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("budget"), FieldPanel("currency")]),
        FieldRowPanel([FieldPanel("opened"), FieldPanel("closes"), FieldPanel("announced")]),
        FieldPanel("expected_laureates"),
        FieldPanel("url"),
        InlinePanel("awards", label=_("award"), heading=_("Awards")),
    ]
    search_type = "CALL"
    search_fields = [
        *BaseSnippet.search_fields,
        index.SearchField("hashtag"),
        index.SearchField("organiser"),
        index.SearchField("description"),
    ]

    class Meta(BaseSnippet.Meta):
        verbose_name = _("call for projects")
        verbose_name_plural = _("calls for projects")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="laureates_call_once_a_locale"),
            models.UniqueConstraint(fields=["slug", "locale"], name="laureates_call_slug_unique"),
            models.CheckConstraint(
                condition=models.Q(budget__isnull=True) | models.Q(budget__gte=0),
                name="laureates_call_budget_positive",
            ),
            models.CheckConstraint(
                condition=models.Q(organiser_siret="") | models.Q(organiser_siret__regex=SIRET_PATTERN),
                name="laureates_call_siret_form",
            ),
            models.CheckConstraint(
                condition=models.Q(opened__isnull=True)
                | models.Q(closes__isnull=True)
                | models.Q(closes__gte=models.F("opened")),
                name="laureates_call_closes_after_opening",
            ),
        ]
        indexes = [
            models.Index(fields=["-opened", "-id"], name="laureates_call_opened"),
            models.Index(fields=["name", "id"], name="laureates_call_name"),
        ]
