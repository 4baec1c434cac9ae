"""Blocks by which an article speaks of laureates and calls."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLRichText, GraphQLString
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.blocks import groups
from cms.core.blocks.features import TEXT_FEATURES


class LaureateBlock(blocks.StructBlock):
    """One laureate's card, and what the article says of it."""

    laureate = SnippetChooserBlock("laureates.Laureate", label=_("Laureate"))
    text = blocks.RichTextBlock(
        label=_("Text"),
        required=False,
        features=TEXT_FEATURES,
        help_text=_("What the article says of it; the facts come from its card."),
    )

    text_children = ("text",)
    graphql_fields = [GraphQLRichText("text", description="What the article says of the laureate.")]

    class Meta:
        label = _("Laureate")
        icon = "group"
        group = groups.LAUREATES
        description = _("An association's card with its figures, and your text about it.")
        template = "laureates/blocks/laureate.html"
        preview_template = "laureates/blocks/preview_laureate.html"
        preview_value = {"text": "<p>Depuis dix ans, l’association va au-devant des habitants.</p>"}
        graphql_description = "A laureate, and what the article says of it."


class LaureateListBlock(blocks.StructBlock):
    """Several laureates under one title."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=255)
    laureates = blocks.ListBlock(
        SnippetChooserBlock("laureates.Laureate", label=_("Laureate")), label=_("Laureates"), min_num=1
    )

    text_children = ("title",)
    graphql_fields = [GraphQLString("title", required=True, description="The list's title; may be empty.")]

    class Meta:
        label = _("List of laureates")
        icon = "list-ul"
        group = groups.LAUREATES
        description = _("Several associations, one line each.")
        template = "laureates/blocks/laureate_list.html"
        preview_template = "laureates/blocks/preview_laureate_list.html"
        preview_value = {"title": "Les lauréats", "laureates": []}
        graphql_description = "Several laureates."


class CallBlock(blocks.StructBlock):
    """One call for projects' card."""

    call = SnippetChooserBlock("laureates.CallForProjects", label=_("Call for projects"))

    class Meta:
        label = _("Call for projects")
        icon = "calendar-alt"
        group = groups.LAUREATES
        description = _("The call's card: organiser, budget, dates.")
        template = "laureates/blocks/call.html"
        preview_template = "laureates/blocks/preview_call.html"
        preview_value: ClassVar[dict[str, object]] = {}
        graphql_description = "A call for projects."


BODY_BLOCKS = {"laureate": LaureateBlock, "laureate_list": LaureateListBlock, "call": CallBlock}
