"""A block that the sample app adds to every body."""

from grapple.models import GraphQLString
from wagtail import blocks


class AddressBlock(blocks.StructBlock):
    """Where to go."""

    street = blocks.CharBlock()

    text_children = ("street",)
    graphql_fields = [GraphQLString("street", required=True)]

    class Meta:
        graphql_description = "Where to go."


BODY_BLOCKS = {"address": AddressBlock}
