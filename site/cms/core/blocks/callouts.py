"""A block that sets a text apart from the rest."""

from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLRichText, GraphQLString
from wagtail import blocks

from cms.core.blocks import groups
from cms.core.blocks.features import TEXT_FEATURES


class CalloutBlock(blocks.StructBlock):
    """A box beside the text: a definition, a practical note."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=255)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    text_children = ("title", "text")
    graphql_fields = [
        GraphQLString("title", required=True, description="The box's title; may be empty."),
        GraphQLRichText("rich_text", required=True, source="text", description="The box's text."),
    ]

    class Meta:
        label = _("Box")
        icon = "info-circle"
        group = groups.TEXT
        description = _("A definition, a reminder or a practical note, in a box.")
        template = "core/blocks/callout.html"
        preview_template = "core/blocks/preview.html"
        preview_value = {
            "title": "Bon à savoir",
            "text": "<p>Les ateliers sont gratuits et sans inscription.</p>",
        }
        graphql_description = "A text set apart in a box."
