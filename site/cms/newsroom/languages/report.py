"""The report of what isn't translated."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.models import Locale, Page

from cms.newsroom.languages.missing import other_languages, place_of, state_of, untranslated
from cms.newsroom.reports.report import Report, date_column, title_column


class LanguageFilterSet(WagtailFilterSet):
    """By the language that is translated into; the report reads it itself."""

    to = django_filters.ModelChoiceFilter(
        label=_("Into"),
        queryset=lambda request: other_languages(),
        method=lambda queryset, name, value: queryset,
    )

    class Meta:
        model = Page
        fields: ClassVar[list[str]] = []


class Untranslated(Report):
    """Pages of the main language without a translation that is as new."""

    model = Page
    slug = "translations"
    page_title = _("Missing translations")
    explanation = _("Published pages whose translation is missing, a draft, or older than the original.")
    header_icon = "globe"
    filterset_class = LanguageFilterSet
    columns: ClassVar[list[Column]] = [
        title_column(_("Page"), place_of),
        Column("state", label=_("State"), accessor=state_of),
        date_column("last_published_at", _("Original published")),
        date_column("translated_at", _("Translation published")),
    ]

    def get_queryset(self) -> QuerySet[Any]:
        """Return the pages that the user may edit, for one language: the one asked for, else the first."""
        wanted = self.request.GET.get("to", "")
        languages = other_languages()
        language = (languages.filter(pk=wanted) if wanted.isdecimal() else languages).first()
        return untranslated(self.request.user, language) if language else Page.objects.none()

    @classmethod
    def is_for(cls, user: Any) -> bool:
        """Tell whether there is anything to translate, and the user may see it."""
        return bool(super().is_for(user)) and Locale.objects.count() > 1
