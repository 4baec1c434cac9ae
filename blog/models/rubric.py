"""The rubric: a section of the publication, where articles live."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLString
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.search import index

from cms.core.models import BasePage
from cms.newsroom.editing import CheckedPageForm, promote_panels, settings_panels


class RubricPage(BasePage):
    """A section, below the front page or below another rubric."""

    description = models.TextField(_("description"), blank=True, help_text=_("One or two sentences, for readers."))
    image = models.ForeignKey(
        "core.LibraryImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "blog.RubricPage"]
    subpage_types: ClassVar[list[str]] = ["blog.ArticlePage", "blog.RubricPage"]

    share_image_fields = ("seo_image", "image")
    summary_field = "description"
    schema_org_type = "CollectionPage"
    is_section = True
    base_form_class = CheckedPageForm
    journal_type = "rubric"
    journal_shown_in = (("blog.ArticlePage", "also_in"),)

    graphql_description = "A section of the publication."
    graphql_fields = [GraphQLString("description", required=True, description="One or two sentences; may be empty.")]

    content_panels: list[Panel] = [*BasePage.content_panels, FieldPanel("description"), FieldPanel("image")]
    promote_panels: list[Panel] = promote_panels()
    settings_panels: list[Panel] = settings_panels()
    search_fields = [*BasePage.search_fields, index.SearchField("description")]

    class Meta:
        verbose_name = _("rubric")
        verbose_name_plural = _("rubrics")
