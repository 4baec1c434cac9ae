"""The front page of a reader site."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLRichText, GraphQLStreamfield
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel, Panel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from cms.core.blocks.body import BodyField
from cms.core.blocks.features import TEXT_FEATURES
from cms.core.models import BasePage
from cms.newsroom.editing import CheckedPageForm, promote_panels, settings_panels


class HomePage(BasePage):
    """The root of a reader site: what readers see first."""

    intro = RichTextField(_("introduction"), features=TEXT_FEATURES, blank=True)
    body = BodyField(verbose_name=_("body"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage", "home.FormPage", "blog.RubricPage"]

    base_form_class = CheckedPageForm
    journal_type = "home"

    graphql_description = "The front page of a reader site."
    graphql_fields = [GraphQLRichText("intro"), GraphQLStreamfield("body", required=True)]

    content_panels: list[Panel] = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        InlinePanel("featured_articles", label=_("article"), heading=_("Featured articles")),
        FieldPanel("body"),
    ]
    promote_panels: list[Panel] = promote_panels()
    settings_panels: list[Panel] = settings_panels()
    search_fields = [*BasePage.search_fields, index.SearchField("intro"), index.SearchField("body")]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")


class FeaturedArticle(Orderable):
    """An article that the front page shows first."""

    home = ParentalKey("home.HomePage", on_delete=models.CASCADE, related_name="featured_articles")
    article = models.ForeignKey(
        "blog.ArticlePage", verbose_name=_("article"), on_delete=models.CASCADE, related_name="featured_on"
    )

    panels = [PageChooserPanel("article", "blog.ArticlePage")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["home", "article"], name="home_featured_once")]

    def __str__(self) -> str:
        return str(self.article)
