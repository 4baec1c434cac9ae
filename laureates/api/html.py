"""How blocks about laureates and calls are written as HTML."""

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.api.kit import BlockNode, RequestContext, Writer, fetch_visible, link_list, optional, rich_html
from laureates.blocks import CallBlock, LaureateBlock, LaureateListBlock
from laureates.models import CallForProjects, Laureate


def _laureates(nodes: list[BlockNode], context: RequestContext) -> list[SafeString]:
    found = fetch_visible(Laureate, [node.key("laureate") for node in nodes])
    cards = [_card(found.get(node.key("laureate") or 0)) for node in nodes]
    texts = rich_html(nodes, context, "text")
    return [format_html("<section>{}{}</section>", *pair) for pair in zip(cards, texts, strict=True)]


def _card(laureate: Laureate | None) -> SafeString:
    if laureate is None:
        return SafeString("")
    return format_html("{}{}", _linked_title(laureate.name, laureate.website), optional("p", laureate.summary))


def _lists(nodes: list[BlockNode], context: RequestContext) -> list[SafeString]:
    found = fetch_visible(Laureate, {key for node in nodes for key in node.keys("laureates")})
    return [
        link_list(
            str(node.read("title") or ""),
            [(found[key].website, found[key].name) for key in node.keys("laureates") if key in found],
        )
        for node in nodes
    ]


def _calls(nodes: list[BlockNode], context: RequestContext) -> list[SafeString]:
    found = fetch_visible(CallForProjects, [node.key("call") for node in nodes])
    return [_call(found.get(node.key("call") or 0)) for node in nodes]


def _call(call: CallForProjects | None) -> SafeString:
    if call is None:
        return SafeString("")
    lines: Iterable[str] = filter(None, (call.organiser, call.programme))
    return format_html("<section>{}{}</section>", _linked_title(call.name, call.url), optional("p", ", ".join(lines)))


def _linked_title(name: str, url: str) -> SafeString:
    return format_html('<h3><a href="{}">{}</a></h3>', url, name) if url else optional("h3", name)


BODY_HTML: dict[type, Writer] = {LaureateBlock: _laureates, LaureateListBlock: _lists, CallBlock: _calls}
