"""Blocks that show something other than text: pictures, files, and what other sites host."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from grapple.models import GraphQLBoolean, GraphQLString
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock as EmbedUrlBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.core.blocks import groups


class ImageBlock(blocks.StructBlock):
    """A picture with its text alternative, caption and credit."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Text alternative"),
        required=False,
        max_length=255,
        help_text=_("What the picture shows, for those who don't see it. Left empty: the one of the library."),
    )
    decorative = blocks.BooleanBlock(
        label=_("Decorative"),
        required=False,
        help_text=_("Tick if the picture tells nothing: it is then passed over."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=500)
    credit = blocks.CharBlock(
        label=_("Credit"), required=False, max_length=255, help_text=_("Left empty: the one of the library.")
    )

    text_children = ("caption",)
    graphql_fields = [
        GraphQLBoolean("decorative", required=True, description="True if the picture tells nothing: use an empty alt."),
        GraphQLString("caption", required=True, description="Shown below the picture; may be empty."),
    ]

    class Meta:
        label = _("Picture")
        icon = "image"
        group = groups.MEDIA
        description = _("A picture of the library, with caption and credit.")
        template = "core/blocks/image.html"
        preview_template = "core/blocks/preview_image.html"
        preview_value = {
            "alt": "",
            "decorative": True,
            "caption": "L’atelier du mardi, salle des fêtes.",
            "credit": "",
        }
        graphql_description = "A picture in the body."


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=255, help_text=_("Left empty: the document's own title.")
    )

    class Meta:
        label = _("Document")
        icon = "doc-full"
        group = groups.MEDIA
        description = _("A file that readers can download, with its size.")
        template = "core/blocks/document.html"
        preview_template = "core/blocks/preview_document.html"
        preview_value = {"title": "Guide des ateliers"}
        graphql_description = "A file to download."


class EmbedBlock(blocks.StructBlock):
    """A video or another thing that another site hosts."""

    embed = EmbedUrlBlock(label=_("Address"), help_text=_("The address of the page that shows the video."))

    class Meta:
        label = _("Video or embed")
        icon = "media"
        group = groups.MEDIA
        description = _("A video, a sound or a map hosted by another site.")
        template = "core/blocks/embed.html"
        preview_template = "core/blocks/preview_embed.html"
        preview_value: ClassVar[dict[str, object]] = {}
        graphql_description = "Something that another site hosts."
