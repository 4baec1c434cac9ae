"""How the blog's blocks are written as HTML."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from blog.blocks import ContributeBlock
from cms.api.kit import BlockNode, RequestContext, Writer, fetch_visible, optional


def _invitations(nodes: list[BlockNode], context: RequestContext) -> list[SafeString]:
    pages = fetch_visible("wagtailcore.Page", [node.key("page") for node in nodes])
    return [_invitation(node, pages.get(node.key("page") or 0), context) for node in nodes]


def _invitation(node: BlockNode, page: Any, context: RequestContext) -> SafeString:
    words = node.read("button_label") or ""
    button = format_html('<p><a href="{}">{}</a></p>', context.roots.url(page), words) if page else ""
    title, text = optional("h3", node.read("title")), optional("p", node.read("text"))
    return format_html("<aside>{}{}{}</aside>", title, text, button)


BODY_HTML: dict[type, Writer] = {ContributeBlock: _invitations}
