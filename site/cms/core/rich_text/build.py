"""The tree builder: well-formed tags in, nodes out."""

from cms.core.rich_text.hrefs import safe_embed, safe_href, safe_src
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
from cms.core.rich_text.references import target_id
from cms.core.rich_text.targets import LinkTarget, Targets

MARKS = frozenset({"b", "strong", "i", "em", "s", "del", "code", "sup", "sub", "q"})
HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}  # h1 is the page's title
# Elements that browsers show as blocks: words on either side of their edges never stand on one line.
BLOCKS = frozenset({
    "address", "article", "aside", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "legend", "main", "menu", "nav",
    "optgroup", "option", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", *HEADINGS,
})  # fmt: skip
MAX_DEPTH = 8  # lists and quotations in one another; deeper ones are laid flat, so that readers may recurse


class Builder:
    """Collects nodes while the tags of a well-formed text pass by."""

    def __init__(self, targets: Targets) -> None:
        self._targets = targets
        self._root = Root()
        self._containers: list[Root | Blockquote | ListItem | List] = [self._root]
        self._depth = 0  # lists and quotations that are open
        self._levels: list[int] = []  # of the headings that are open
        self._marks: tuple[str, ...] = ()
        self._outer_marks: list[tuple[str, ...]] = []
        self._links: list[Anchor | None] = []  # the links that are open, None for a hidden target
        self._leaf: Paragraph | Heading | None = None  # the block that words go to
        self._anchor: Anchor | None = None  # the link in it that words go to
        self._after_space = True

    def text(self, value: str) -> None:
        """Take words, their white space collapsed to single spaces, perhaps at either end."""
        if self._after_space:
            value = value.lstrip(" ")
        if not value:
            return
        children = self._sink(starts_link=value != " ")
        last = children[-1] if children else None
        if isinstance(last, Text) and last.marks == self._marks:
            last.value += value
        else:
            children.append(Text(value, self._marks))
        self._after_space = value.endswith(" ")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element, or a void element."""
        if tag in MARKS:
            self._outer_marks.append(self._marks)
            if tag not in self._marks:
                self._marks = (*self._marks, tag)
        elif tag == "a":
            self._links.append(self._link(attributes))
            self._anchor = None
        elif tag == "br":
            self._break()
        else:
            self._close_leaf()
            self._start_block(tag, attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element that `start` took."""
        if tag in MARKS:
            self._marks = self._outer_marks.pop()
        elif tag == "a":
            self._links.pop()
            self._anchor = None
        else:
            self._close_leaf()
            self._end_block(tag)

    def finish(self) -> Root:
        """Return the whole text."""
        self._close_leaf()
        return self._root

    def _start_block(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "ul" | "ol":
                self._open(List(ordered=tag == "ol"))
            case "blockquote":
                self._open(Blockquote())
            case "li":
                in_list = isinstance(self._containers[-1], List)
                self._containers.append(ListItem() if in_list else self._containers[-1])
            case "hr":
                self._add(Rule())
            case "embed":
                self._embed(attributes)
            case _ if tag in HEADINGS:
                self._levels.append(HEADINGS[tag])

    def _end_block(self, tag: str) -> None:
        if tag in ("ul", "ol", "blockquote"):
            self._depth -= 1
            self._close_container()
        elif tag == "li":
            self._close_container()
        elif tag in HEADINGS:
            self._levels.pop()

    def _open(self, container: List | Blockquote) -> None:
        self._depth += 1
        self._containers.append(container if self._depth <= MAX_DEPTH else self._containers[-1])

    def _close_container(self) -> None:
        container = self._containers.pop()
        parent = self._containers[-1]
        if container is parent or not container.children:
            return  # laid flat, or empty
        if isinstance(container, ListItem) and isinstance(parent, List):
            parent.children.append(container)
        elif isinstance(container, List | Blockquote):
            self._add(container)

    def _add(self, block: Block) -> None:
        parent = self._containers[-1]
        if not isinstance(parent, List):
            parent.children.append(block)
            return
        if not parent.children:  # a list holds nothing but items
            parent.children.append(ListItem())
        parent.children[-1].children.append(block)

    def _embed(self, attributes: dict[str, str]) -> None:
        if attributes.get("embedtype") == "media" and (url := safe_embed(attributes.get("url", ""))):
            self._add(Embed(url))
        elif attributes.get("embedtype") == "image":
            image = self._targets.images.get(target_id(attributes.get("id")) or 0)
            if image and (src := safe_src(image.src)):
                self._add(Image(src, attributes.get("alt", image.alt), image.width, image.height))

    def _link(self, attributes: dict[str, str]) -> Anchor | None:
        """Return a new link to a visible target or an allowed address, or None."""
        if "linktype" in attributes:
            target = self._link_target(attributes)
        else:
            target = LinkTarget(attributes.get("href", ""))
        href = safe_href(target.href) if target else None
        return Anchor(href, target.object) if target and href else None

    def _link_target(self, attributes: dict[str, str]) -> LinkTarget | None:
        kinds = {"page": self._targets.pages, "document": self._targets.documents}
        targets = kinds.get(attributes["linktype"], {})
        return targets.get(target_id(attributes.get("id")) or 0)

    def _sink(self, *, starts_link: bool) -> list[Inline]:
        """Return where words go; a link begins with its first word, so that none is ever empty."""
        if self._leaf is None:
            self._leaf = Heading(self._levels[-1]) if self._levels else Paragraph()
        link = self._links[-1] if self._links else None
        if link and not self._anchor and starts_link:
            self._anchor = Anchor(link.href, link.target)
            self._leaf.children.append(self._anchor)
        return self._anchor.children if self._anchor else self._leaf.children

    def _break(self) -> None:
        if self._leaf is None:
            return  # nothing to break yet
        _trim(self._leaf.children, breaks=False)
        self._sink(starts_link=False).append(LineBreak(self._marks))
        self._after_space = True

    def _close_leaf(self) -> None:
        leaf, self._leaf, self._anchor, self._after_space = self._leaf, None, None, True
        if leaf is None:
            return
        _trim(leaf.children, breaks=True)
        if leaf.children:
            self._add(leaf)


def _trim(children: list[Inline], *, breaks: bool) -> None:
    """Take white space, and line breaks if asked, off the end."""
    while children:
        last = children[-1]
        if isinstance(last, Text):
            last.value = last.value.rstrip(" ")
            if last.value:
                return
        elif isinstance(last, Anchor):
            _trim(last.children, breaks=breaks)
            if last.children:
                return
        elif not breaks:
            return
        children.pop()
