"""Rich text in every form that a frontend may want."""

from typing import Any

import graphene

from cms.api.declarations import list_of
from cms.api.loaders.rich_texts import RichTextNode
from cms.api.scalars import HTML, JSON
from cms.core.rich_text import Link


class RichTextLink(graphene.ObjectType):
    """A link inside a rich text."""

    text = graphene.String(required=True)
    href = graphene.String(required=True)
    page = graphene.Field(
        lambda: _page_interface(), description="The page of this publication that it leads to, if any."
    )

    @staticmethod
    def resolve_page(each: Link, info: graphene.ResolveInfo) -> Any:
        """Return the page, which was found visible when the text was read."""
        return each.target


class RichText(graphene.ObjectType):
    """A text with links, lists and emphasis."""

    html = graphene.Field(HTML, required=True)
    text = graphene.String(required=True, description="The words alone; a line a paragraph.")
    ast = graphene.Field(
        JSON,
        required=True,
        description="The text as a tree of nodes, documented by docs/rich-text.schema.json.",
    )
    links = graphene.Field(list_of(RichTextLink, size=5))

    @staticmethod
    def resolve_html(each: RichTextNode, info: graphene.ResolveInfo) -> str:
        """Return the text as HTML."""
        return each.text.html

    @staticmethod
    def resolve_text(each: RichTextNode, info: graphene.ResolveInfo) -> str:
        """Return the text without marks."""
        return each.text.text

    @staticmethod
    def resolve_ast(each: RichTextNode, info: graphene.ResolveInfo) -> Any:
        """Return the text as a tree."""
        return each.text.ast

    @staticmethod
    def resolve_links(each: RichTextNode, info: graphene.ResolveInfo) -> tuple[Link, ...]:
        """Return the links in order."""
        return each.text.links


def _page_interface() -> Any:
    from cms.api.types.page import PageInterface

    return PageInterface
