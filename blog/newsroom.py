"""What editors of articles see: reports of what articles lack, and what readers proposed."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, ClassVar

from django.apps import apps
from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.models import Page

from blog.models import ArticlePage, Contribution, ContributionState, RubricPage
from blog.services.mentions import laureates_in_body
from blog.services.related import propose
from cms.newsroom.kit import (
    MOST_LINES,
    Line,
    ListPanel,
    Note,
    Report,
    date_column,
    edit_url,
    may_change,
    pages_of,
    title_column,
)

OLD = timedelta(days=365)


class ArticleReport(Report):
    """A report of published articles that the user may edit."""

    model = ArticlePage
    header_icon = "doc-full"

    def get_queryset(self) -> QuerySet[ArticlePage]:
        """Return the articles, each with its ``rubric`` and whether that ``has_picture``."""
        articles = ArticlePage.objects.filter(live=True, pk__in=pages_of(self.request.user))
        above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen, output_field=CharField())
        rubric = RubricPage.objects.filter(path=above)
        return articles.annotate(
            rubric=Subquery(rubric.values("title")[:1]),
            has_picture=Exists(rubric.filter(image__isnull=False)),
        ).order_by("last_published_at", "pk")


def _edit(article: ArticlePage) -> str:
    return edit_url(ArticlePage, article.pk)


class WithoutPicture(ArticleReport):
    """Articles that lists show without a picture, or with that of their rubric."""

    slug = "articles-without-picture"
    page_title = gettext_lazy("Articles without a picture")
    explanation = gettext_lazy("Published articles without a picture of their own. Some have at least their rubric's.")
    columns: ClassVar[list[Column]] = [
        title_column(gettext_lazy("Article"), _edit),
        Column("rubric", label=gettext_lazy("Rubric")),
        BooleanColumn("has_picture", label=gettext_lazy("The rubric has a picture")),
        date_column("first_published_at", gettext_lazy("Published")),
    ]

    def get_queryset(self) -> QuerySet[ArticlePage]:
        """Return those without a picture."""
        return super().get_queryset().filter(cover=None)


class Old(ArticleReport):
    """Articles that nobody has touched for a year."""

    slug = "old-articles"
    page_title = gettext_lazy("Articles older than a year")
    explanation = gettext_lazy("Published articles that have not been updated for a year, the oldest first.")
    columns: ClassVar[list[Column]] = [
        title_column(gettext_lazy("Article"), _edit),
        Column("rubric", label=gettext_lazy("Rubric")),
        date_column("last_published_at", gettext_lazy("Last updated")),
    ]

    def get_queryset(self) -> QuerySet[ArticlePage]:
        """Return those that were published for the last time more than a year ago."""
        return super().get_queryset().filter(last_published_at__lt=timezone.now() - OLD)


class NewContributions(ListPanel):
    """What readers proposed and nobody has read yet."""

    name = "contributions"
    title = gettext_lazy("Contributions to read")
    empty = gettext_lazy("Every contribution has been read.")
    icon = "mail"
    order = 50

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the user answers readers."""
        return may_change(request.user, Contribution)

    def lines(self, request: HttpRequest) -> Sequence[Line]:
        """Return the oldest first: they have waited the longest. One statement."""
        new = Contribution.objects.filter(state=ContributionState.NEW).order_by("received_at")[:MOST_LINES]
        return [
            Line(each.title, reverse("contribution:edit", args=[each.pk]), each.name, each.received_at) for each in new
        ]

    def more(self, request: HttpRequest) -> tuple[str, str] | None:
        """Lead to the desk of contributions."""
        return _("All contributions"), reverse("contribution:index")


def mentioned(page: Any) -> Note | None:
    """Name the laureates that a draft's blocks speak of: readers find the article from each of them."""
    if not isinstance(page, ArticlePage):
        return None
    model: Any = apps.get_model("laureates", "Laureate")
    keys = laureates_in_body(page)
    found = model.objects.in_bulk(keys)
    lines = [Line(found[key].name, edit_url(model, key)) for key in keys]
    return Note(gettext_lazy("Laureates mentioned"), lines, gettext_lazy("No block speaks of a laureate."))


def read_next(page: Any) -> Note | None:
    """Propose articles to read next."""
    if not isinstance(page, ArticlePage) or page.pk is None:
        return None
    lines = [Line(each.article.title, edit_url(ArticlePage, each.article.pk)) for each in propose(page, 3)]
    more = (_("Choose and add"), reverse("related_articles", args=[page.pk])) if lines else None
    return Note(gettext_lazy("To read next: proposals"), lines, gettext_lazy("Nothing to propose yet."), more)


NOTES = [mentioned, read_next]
REPORTS = [WithoutPicture, Old]
PANELS = [NewContributions]
