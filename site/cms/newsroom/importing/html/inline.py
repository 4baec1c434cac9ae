"""Words within a paragraph, as the rich text that Wagtail stores: only marks and links that editors can make."""

from html import escape
from urllib.parse import urljoin

from bs4.element import NavigableString, PageElement, Tag

from cms.core.rich_text import plain
from cms.core.rich_text.hrefs import safe_href

MARKS = {
    "b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "sup": "sup", "sub": "sub",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code",
}  # fmt: skip
#: Of elements in one another; what is deeper is taken as words.
MAX_DEPTH = 60
INLINE = {*MARKS, "a", "abbr", "br", "del", "ins", "mark", "q", "s", "small", "span", "u"}


def rich(nodes: list[PageElement], base: str = "") -> str:
    """Return nodes as stored rich text, without pictures; white space at the ends is left out.

    Args:
        nodes: words and inline elements; of any other element, only its words.
        base: the address that relative links start from; empty to unwrap them.
    """
    written = "".join(_written(node, base) for node in nodes)
    return _trimmed(" ".join(written.split()))


def words(node: PageElement) -> str:
    """Return the words of an element, on one line."""
    text = plain(str(node)) if isinstance(node, Tag) else str(node)
    return " ".join(text.split())


def _written(node: PageElement, base: str, depth: int = 0) -> str:
    if isinstance(node, NavigableString):
        # Comments and the like are strings of another type.
        return escape(str(node), quote=False) if type(node) is NavigableString else ""
    if not isinstance(node, Tag) or node.name == "img":
        return ""
    if node.name == "br":
        return "<br/>"
    if depth > MAX_DEPTH:
        return escape(words(node), quote=False)
    inside = "".join(_written(child, base, depth + 1) for child in node.children)
    if not inside.replace("<br/>", "").strip():
        return inside
    if node.name in MARKS:
        mark = MARKS[node.name]
        return f"<{mark}>{inside}</{mark}>"
    if node.name == "q":
        return f"«\u00a0{inside}\u00a0»"
    if node.name == "a" and (href := _href(str(node.get("href") or ""), base)):
        return f'<a href="{escape(href)}">{inside}</a>'
    return inside if node.name in INLINE else f" {inside} "


def _href(href: str, base: str) -> str | None:
    """Return a link's address, absolute; None for one within the page or that readers must not follow."""
    if href.startswith("#"):
        return None
    absolute = urljoin(base, href) if base else href
    return safe_href(absolute) if absolute.startswith(("http://", "https://", "mailto:", "tel:")) else None


def _trimmed(html: str) -> str:
    """Return rich text without line breaks at its ends."""
    html = html.strip()
    while html.startswith("<br/>"):
        html = html.removeprefix("<br/>").lstrip()
    while html.endswith("<br/>"):
        html = html.removesuffix("<br/>").rstrip()
    return html
