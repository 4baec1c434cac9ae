"""A stored rich text with its targets, read once; its HTML is kept for the next reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cms.core.rich_text.ast import JsonNode, to_ast
from cms.core.rich_text.html import to_html
from cms.core.rich_text.links import Link, to_links
from cms.core.rich_text.nodes import Root
from cms.core.rich_text.parse import parse
from cms.core.rich_text.references import references
from cms.core.rich_text.targets import ImageTarget, LinkTarget, Targets
from cms.core.rich_text.text import to_text

#: How many texts' HTML each process keeps, and of how many characters: usually 5 MB, 40 if all were as long.
KEPT, LONGEST = 5_000, 4_000

Addresses = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class RichText:
    """A rich text as the API answers it. Never fails, whatever the source holds.

    Args:
        source: rich text as Wagtail stores it.
        targets: the targets that readers may see, for the ids that `references(source)` names. A link to
            another one is unwrapped, another image left out, without a trace of its id.
    """

    source: str
    targets: Targets

    @cached_property
    def html(self) -> str:
        """Sanitised HTML, safe to insert in a page."""
        if len(self.source) > LONGEST:
            return to_html(self._root)
        named, targets = references(self.source), self.targets
        images = tuple((key, targets.images[key]) for key in named.images & targets.images.keys())
        return _html(
            self.source, _addresses(named.pages, targets.pages), _addresses(named.documents, targets.documents), images
        )

    @cached_property
    def text(self) -> str:
        """Plain text: blocks, list items and broken lines each on a line, entities decoded."""
        return to_text(self._root)

    @cached_property
    def ast(self) -> JsonNode:
        """The text as a tree of nodes, ready for JSON: see `docs/rich-text.schema.json`."""
        return to_ast(self._root)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links, in the order of the text."""
        return to_links(self._root)

    @cached_property
    def _root(self) -> Root:
        return parse(self.source, self.targets)


def _addresses(named: frozenset[int], targets: Mapping[int, LinkTarget]) -> Addresses:
    return tuple((key, targets[key].href) for key in named & targets.keys())


@lru_cache(KEPT)
def _html(source: str, pages: Addresses, documents: Addresses, images: tuple[tuple[int, ImageTarget], ...]) -> str:
    """Return a text's HTML. It depends on nothing but these, so what is kept is never out of date."""
    return to_html(parse(source, Targets(_links(pages), _links(documents), dict(images))))


def _links(addresses: Addresses) -> dict[int, LinkTarget]:
    return {key: LinkTarget(href) for key, href in addresses}


def plain(source: str) -> str:
    """Return the words of a stored rich text, for counting and searching them. No target is needed.

    Args:
        source: rich text as Wagtail stores it.

    Returns:
        The same as `RichText.text`, whatever the targets.
    """
    return to_text(parse(source, Targets()))
