"""What published pages break: every rule, and pictures without text alternatives by themselves."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column

from cms.newsroom.checks.models import PublishedFinding
from cms.newsroom.checks.rules import RULES
from cms.newsroom.permissions import edits_pages, pages_of
from cms.newsroom.places import edit_url
from cms.newsroom.reports.report import Report, title_column


class FindingFilterSet(WagtailFilterSet):
    """By rule."""

    rule = django_filters.ChoiceFilter(
        label=_("Rule"), choices=lambda: [(rule.name, rule.title) for rule in RULES.values()]
    )

    class Meta:
        model = PublishedFinding
        fields: ClassVar[list[str]] = ["rule"]


class Findings(Report):
    """Every place of a published page that breaks a rule, with what to mend."""

    model = PublishedFinding
    slug = "content-checks"
    page_title = _("Content checks")
    explanation = _("What published pages break: rules that block publication were not there, or not followed, then.")
    header_icon = "glasses"
    filterset_class: ClassVar[Any] = FindingFilterSet
    any_permission_required: ClassVar[Any] = None
    columns: ClassVar[list[Column]] = [
        title_column(_("Page"), lambda finding: edit_url(type(finding.page), finding.page_id), "page.title"),
        Column("message", label=_("What to mend")),
        BooleanColumn("blocks", label=_("Blocks publication"), accessor="known_rule.blocks"),
    ]

    @classmethod
    def is_for(cls, user: Any) -> bool:
        """Tell whether a user has anything to do with pages."""
        return edits_pages(user)

    def get_queryset(self) -> QuerySet[Any]:
        """Return the findings of the pages that the user may mend."""
        found = PublishedFinding.objects.filter(page__in=pages_of(self.request.user), rule__in=RULES)
        return found.select_related("page").order_by("page__title", "pk")


class Alternatives(Findings):
    """Pictures that those who don't see them miss."""

    slug = "text-alternatives"
    page_title = _("Pictures without text alternatives")
    explanation = _("Pictures of published pages whose text alternative is missing or says nothing.")
    header_icon = "image"
    filterset_class = None

    def get_queryset(self) -> QuerySet[Any]:
        """Return the findings about text alternatives."""
        return super().get_queryset().filter(rule__in=["alt-missing", "alt-file-name", "cover-alt-missing"])
