"""The award: a laureate that won a call, with a project."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLFloat, GraphQLInt, GraphQLString
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable


class AidNature(models.TextChoices):
    """In what the award consists."""

    CASH = "cash", _("Money")
    KIND = "kind", _("Benefits in kind")
    BOTH = "both", _("Money and benefits in kind")


class Award(Orderable):
    """What a laureate won: one row for each laureate, call and project."""

    call = ParentalKey(
        "laureates.CallForProjects", verbose_name=_("call"), on_delete=models.CASCADE, related_name="awards"
    )
    laureate = models.ForeignKey(
        "laureates.Laureate", verbose_name=_("laureate"), on_delete=models.CASCADE, related_name="awards"
    )
    project = models.CharField(_("project"), max_length=255, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2200)]
    )
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    agreed_on = models.DateField(_("agreement signed on"), null=True, blank=True)
    nature = models.CharField(_("nature"), max_length=4, choices=AidNature.choices, blank=True)
    payment = models.CharField(
        _("terms of payment"),
        max_length=256,
        blank=True,
        help_text=_("“unique”, “échelonné”, or the terms in a few words."),
    )
    paid_from = models.DateField(_("paid on, or from"), null=True, blank=True)
    paid_until = models.DateField(
        _("paid until"), null=True, blank=True, help_text=_("Empty for a single payment whose date is known.")
    )
    notified_to_eu = models.BooleanField(
        _("notified to the European Commission"),
        null=True,
        blank=True,
        help_text=_("Whether it is state aid that was notified, also as de minimis."),
    )

    visible_through = ("laureate", "call")
    journal_rows_of = ("laureate",)

    graphql_description = "What a laureate won: one call, one project."
    graphql_fields = [
        GraphQLString("project", required=True, description="The project's name; may be empty."),
        GraphQLInt("year"),
        GraphQLFloat("amount", description="In the call's currency."),
    ]

    panels = [
        FieldPanel("laureate"),
        FieldPanel("project"),
        FieldRowPanel([FieldPanel("year"), FieldPanel("amount")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("agreed_on"), FieldPanel("nature")]),
                FieldPanel("payment"),
                FieldRowPanel([FieldPanel("paid_from"), FieldPanel("paid_until")]),
                FieldPanel("notified_to_eu"),
            ],
            heading=_("Agreement (for the open data of grants)"),
            classname="collapsed",
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        constraints = [
            models.UniqueConstraint(fields=["laureate", "call", "project"], name="laureates_award_once"),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0),
                name="laureates_award_amount_positive",
            ),
            models.CheckConstraint(
                condition=models.Q(nature="") | models.Q(nature__in=AidNature.values),
                name="laureates_award_nature_known",
            ),
            models.CheckConstraint(
                condition=models.Q(paid_until__isnull=True)
                | models.Q(paid_from__isnull=False, paid_until__gte=models.F("paid_from")),
                name="laureates_award_paid_until_after_from",
                violation_error_message=_("The payments end before they begin: check the two dates."),
            ),
        ]
        indexes = [models.Index(fields=["call", "sort_order", "id"], name="laureates_award_of_call")]

    def __str__(self) -> str:
        return f"{self.laureate} - {self.call}"
