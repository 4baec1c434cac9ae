"""The standard page: what isn't news, such as the open lab or the legal notice."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLStreamfield, GraphQLString
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.search import index

from cms.core.blocks.body import BodyField
from cms.core.models import BasePage
from cms.newsroom.editing import CheckedPageForm, promote_panels, settings_panels


class StandardPage(BasePage):
    """A page with a standfirst and a body."""

    intro = models.TextField(_("standfirst"), blank=True)
    body = BodyField(verbose_name=_("body"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage", "home.FormPage"]

    summary_field = "intro"
    base_form_class = CheckedPageForm
    journal_type = "page"

    graphql_description = "A page that isn't news, such as the open lab or the legal notice."
    graphql_fields = [
        GraphQLString("intro", required=True, description="The standfirst; may be empty."),
        GraphQLStreamfield("body", required=True),
    ]

    content_panels: list[Panel] = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    promote_panels: list[Panel] = promote_panels()
    settings_panels: list[Panel] = settings_panels()
    search_fields = [*BasePage.search_fields, index.SearchField("intro"), index.SearchField("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
