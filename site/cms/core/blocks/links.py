"""Blocks that lead to other pages of the publication."""

from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLString
from wagtail import blocks

from cms.core.blocks import groups


class RelatedPagesBlock(blocks.StructBlock):
    """Pages to read next, chosen by hand."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=255)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label=_("Page")), label=_("Pages"), min_num=1, max_num=12)

    text_children = ("title",)
    graphql_fields = [GraphQLString("title", required=True, description="The list's title; may be empty.")]

    class Meta:
        label = _("Related pages")
        icon = "link"
        group = groups.LINKS
        description = _("A short list of pages to read next.")
        template = "core/blocks/related_pages.html"
        preview_template = "core/blocks/preview_related_pages.html"
        preview_value = {"title": "À lire aussi", "pages": []}
        graphql_description = "Pages to read next."
