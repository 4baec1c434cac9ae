"""Blocks of running text: headings, paragraphs and quotations."""

from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLInt, GraphQLRichText, GraphQLString
from wagtail import blocks

from cms.core.blocks import groups
from cms.core.blocks.features import TEXT_FEATURES

#: The languages in which people are quoted.
QUOTE_LANGUAGES = [
    ("fr", _("French")), ("en", _("English")), ("de", _("German")), ("ar", _("Arabic")), ("es", _("Spanish")),
    ("it", _("Italian")), ("nl", _("Dutch")), ("pt", _("Portuguese")), ("uk", _("Ukrainian")),
]  # fmt: skip


class HeadingBlock(blocks.StructBlock):
    """A heading inside an article; the article's own title is level 1."""

    text = blocks.CharBlock(label=_("Heading"), max_length=255)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[
            ("2", _("Section (level 2)")),
            ("3", _("Sub-section (level 3)")),
            ("4", _("Detail (level 4)")),
        ],
        default="2",
        help_text=_("Go down one level at a time: screen readers rely on it."),
    )

    text_children = ("text",)
    graphql_fields = [
        GraphQLString("text", required=True, description="The words of the heading."),
        GraphQLInt("level", required=True, description="2 for a section, 3 and 4 for what stands below it."),
    ]

    class Meta:
        label = _("Heading")
        icon = "title"
        group = groups.TEXT
        description = _("Opens a section, so that readers find their way.")
        template = "core/blocks/heading.html"
        preview_template = "core/blocks/preview.html"
        preview_value = {"text": "Des ateliers près de chez soi", "level": "2"}
        graphql_description = "A heading inside the body."


class ParagraphBlock(blocks.RichTextBlock):
    """One or several paragraphs of rich text."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    graphql_fields = [GraphQLRichText("rich_text", required=True, description="The text.")]

    class Meta:
        label = _("Paragraph")
        icon = "pilcrow"
        group = groups.TEXT
        description = _("Running text with links, lists, bold and italics.")
        template = "core/blocks/paragraph.html"
        preview_template = "core/blocks/preview.html"
        preview_value = "<p>Une association ouvre <b>trois ateliers</b> par semaine, dans la salle du quartier.</p>"
        graphql_description = "Running text."


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with who said them."""

    text = blocks.TextBlock(label=_("Quotation"), help_text=_("The words themselves, as they were said or written."))
    attribution = blocks.CharBlock(
        label=_("Words that introduce the speaker"),
        required=False,
        max_length=100,
        help_text=_("Such as “explains”. Shown between the quotation and the speaker."),
    )
    speaker = blocks.CharBlock(
        label=_("Speaker"), max_length=255, help_text=_("Who said it: a person or an organisation.")
    )
    role = blocks.CharBlock(
        label=_("Role"),
        required=False,
        max_length=255,
        help_text=_("What they are: minister, director of…"),
    )
    language = blocks.ChoiceBlock(
        label=_("Language"),
        required=False,
        choices=QUOTE_LANGUAGES,
        help_text=_("Left empty: the article's. Screen readers choose their voice by it."),
    )

    text_children = ("text", "attribution", "speaker", "role")
    graphql_fields = [
        GraphQLString("text", required=True, description="The words that are quoted."),
        GraphQLString("attribution", required=True, description="Words between quotation and speaker; may be empty."),
        GraphQLString("speaker", required=True, description="Who said them."),
        GraphQLString("role", required=True, description="What the speaker is; may be empty."),
        GraphQLString("language", required=True, description="Of the words, such as `en`; empty: the page's own."),
    ]

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        group = groups.TEXT
        description = _("Somebody's words, set apart, with their name and role.")
        template = "core/blocks/quote.html"
        preview_template = "core/blocks/preview.html"
        preview_value = {
            "text": "On vient pour un papier, on repart avec l’envie d’apprendre.",
            "attribution": "",
            "speaker": "Une participante",
            "role": "atelier du mardi",
        }
        graphql_description = "Somebody's words, with who said them."
