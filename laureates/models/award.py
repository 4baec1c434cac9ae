"""The award: a laureate that won a call, with a project."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLFloat, GraphQLInt, GraphQLString
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


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

    visible_through = ("laureate", "call")

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
        ]
        indexes = [models.Index(fields=["call", "sort_order", "id"], name="laureates_award_of_call")]

    def __str__(self) -> str:
        return f"{self.laureate} - {self.call}"
