"""The block that invites readers to contribute."""

from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLString
from wagtail import blocks

from cms.core.blocks import groups


class ContributeBlock(blocks.StructBlock):
    """An invitation, with a button that leads to the page where readers contribute."""

    title = blocks.CharBlock(label=_("Title"), max_length=255)
    text = blocks.TextBlock(label=_("Text"), required=False)
    button_label = blocks.CharBlock(label=_("Words on the button"), max_length=80)
    page = blocks.PageChooserBlock(label=_("Page"), required=False, help_text=_("Where the button leads."))

    text_children = ("title", "text")
    graphql_fields = [
        GraphQLString("title", required=True),
        GraphQLString("text", required=True, description="The invitation; may be empty."),
        GraphQLString("button_label", required=True, description="The words on the button."),
    ]

    class Meta:
        label = _("Invitation to contribute")
        icon = "edit"
        group = groups.LINKS
        description = _("Invites readers to send their own proposals.")
        template = "blog/blocks/contribute.html"
        preview_template = "blog/blocks/preview_contribute.html"
        preview_value = {
            "title": "À vous la parole",
            "text": "Une idée d’article, des données à partager ? Écrivez-nous.",
            "button_label": "Proposer",
            "page": None,
        }
        graphql_description = "An invitation to readers to contribute."


BODY_BLOCKS = {"contribute": ContributeBlock}
