"""Rich text as a tree that goes through JSON, described by `docs/rich-text.schema.json`."""

from cms.core.rich_text.nodes import (
    Anchor,
    Block,
    Blockquote,
    Embed,
    Heading,
    Image,
    Inline,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Root,
    Rule,
    Text,
)

JsonNode = dict[str, object]

# Editors write <b> or <strong> and mean the same: frontends get one name for each meaning.
_MARKS = {
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "s": "strike",
    "del": "strike",
    "code": "code",
    "sup": "superscript",
    "sub": "subscript",
    "q": "quote",
}


def to_ast(root: Root) -> JsonNode:
    """Return the tree of a whole text, each node a dict with its `type`."""
    return {"type": "root", "children": _blocks(root.children)}


def _blocks(blocks: list[Block]) -> list[JsonNode]:
    return [_block(block) for block in blocks]


def _block(node: Block) -> JsonNode:
    match node:
        case Paragraph():
            return {"type": "paragraph", "children": _inlines(node.children)}
        case Heading():
            return {"type": "heading", "level": node.level, "children": _inlines(node.children)}
        case List():
            return {
                "type": "list",
                "ordered": node.ordered,
                "children": [_item(item) for item in node.children],
            }
        case Blockquote():
            return {"type": "blockquote", "children": _blocks(node.children)}
        case Image():
            size = {"width": node.width, "height": node.height}
            return {"type": "image", "src": node.src, "alt": node.alt, **size}
        case Embed():
            return {"type": "embed", "url": node.url}
        case Rule():
            return {"type": "rule"}


def _item(item: ListItem) -> JsonNode:
    return {"type": "listItem", "children": _blocks(item.children)}


def _inlines(inlines: list[Inline]) -> list[JsonNode]:
    return [_inline(inline) for inline in inlines]


def _inline(node: Inline) -> JsonNode:
    match node:
        case Text():
            marks = list(dict.fromkeys(_MARKS[tag] for tag in node.marks))
            return {"type": "text", "value": node.value, "marks": marks}
        case LineBreak():
            return {"type": "lineBreak"}
        case Anchor():
            return {"type": "link", "href": node.href, "children": _inlines(node.children)}
