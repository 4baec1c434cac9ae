"""From HTML to the blocks of a body: nothing is lost in silence."""

from collections.abc import Callable

from bs4.element import NavigableString, PageElement, Tag
from django.utils.translation import gettext as _

from cms.newsroom.importing.html.headings import settle_levels
from cms.newsroom.importing.html.inline import INLINE, MAX_DEPTH, rich, words
from cms.newsroom.importing.html.media import is_video, only_address, page_of_player
from cms.newsroom.importing.html.parts import Block, Converted, FoundPicture, LeftOut, Pictures
from cms.newsroom.importing.html.reading import dropped, read_html
from cms.newsroom.importing.html.tables import is_merged, rows_of, table_value
from cms.newsroom.importing.refusals import ImportRefused

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
#: The longest heading, caption, speaker.
LONGEST = 255
LONGEST_CAPTION = 500


def to_blocks(html: str, pictures: Pictures, base: str = "") -> Converted:
    """Turn HTML into the blocks of a body.

    Args:
        html: a piece of HTML, from anywhere: it is cleaned.
        pictures: gives the library's picture for each that is found.
        base: the address that relative links start from; empty to unwrap them.

    Raises:
        ImportRefused: it has too many elements.
    """
    writer = _Writer(pictures, base)
    writer.left_out.extend(dropped(html))
    writer.walk(read_html(html), 0)
    writer.flush()
    return Converted(settle_levels(writer.blocks), writer.left_out)


class _Writer:
    """Goes through a tree. Words gather in ``_words``, paragraphs in ``_text``, until something else comes."""

    def __init__(self, pictures: Pictures, base: str) -> None:
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self._pictures = pictures
        self._base = base
        self._words: list[PageElement] = []
        self._text: list[str] = []
        self._kinds: dict[str, Callable[[Tag, int], None]] = {
            **dict.fromkeys(HEADINGS, self._heading),
            "p": self._paragraph, "summary": self._paragraph, "dt": self._paragraph,
            "ul": self._list, "ol": self._list,
            "blockquote": self._quote,
            "pre": self._code,
            "hr": self._rule,
            "table": self._table,
            "figure": self._figure,
            "img": self._image,
            "iframe": self._frame, "video": self._player, "audio": self._player,
        }  # fmt: skip

    def walk(self, parent: Tag, depth: int) -> None:
        """Take all that an element holds."""
        for child in list(parent.children):
            if isinstance(child, NavigableString):
                self._words.append(child)
            elif isinstance(child, Tag):
                self._element(child, depth + 1)

    def flush(self) -> None:
        """End the text that is being gathered."""
        self._end_paragraph()
        if self._text:
            self.blocks.append(("paragraph", "".join(self._text)))
            self._text = []

    def _element(self, element: Tag, depth: int) -> None:
        if depth > MAX_DEPTH:
            self._words.append(NavigableString(words(element)))
        elif element.name in INLINE and not element.find(["img", "iframe", "p", "div"]):
            self._words.append(element)
        elif element.name in self._kinds:
            self._end_paragraph()
            self._kinds[element.name](element, depth)
        elif element.name in INLINE:
            self.walk(element, depth)
        else:
            self._end_paragraph()
            self.walk(element, depth)
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        gathered, self._words = self._words, []
        html = rich(gathered, self._base)
        address = only_address(html)
        if address and is_video(address):
            self._add("embed", {"embed": address})
        elif html:
            self._text.append(f"<p>{html}</p>")

    def _add(self, kind: str, value: object) -> None:
        self.flush()
        self.blocks.append((kind, value))

    def _leave_out(self, what: str, reason: str) -> None:
        self.left_out.append(LeftOut(" ".join(what.split())[:200], reason))

    def _paragraph(self, element: Tag, depth: int) -> None:
        self.walk(element, depth)
        self._end_paragraph()

    def _heading(self, element: Tag, depth: int) -> None:
        text = words(element)
        if len(text) > LONGEST:
            self._paragraph(element, depth)
            return
        if text:
            self._add("heading", {"text": text, "level": element.name[1]})
        self._images_in(element, depth)

    def _images_in(self, element: Tag, depth: int) -> None:
        for image in element.find_all("img"):
            self._image(image, depth)

    def _list(self, element: Tag, depth: int) -> None:
        if html := self._list_html(element, depth):
            self._text.append(html)
        self._images_in(element, depth)

    def _list_html(self, element: Tag, depth: int) -> str:
        items = [self._item_html(child, depth) for child in element.find_all(["li", "ul", "ol"], recursive=False)]
        filled = "".join(item for item in items if item)
        return f"<{element.name}>{filled}</{element.name}>" if filled else ""

    def _item_html(self, item: Tag, depth: int) -> str:
        if depth > MAX_DEPTH:
            return f"<li>{rich([NavigableString(words(item))])}</li>"
        inner = [item] if item.name in ("ul", "ol") else item.find_all(["ul", "ol"], recursive=False)
        nested = "".join(self._list_html(each, depth + 1) for each in inner)
        own = [child for child in item.children if child not in inner] if item.name == "li" else []
        html = "<br/>".join(line for line in self._lines(own) if line)
        return f"<li>{html}{nested}</li>" if html or nested else ""

    def _lines(self, nodes: list[PageElement]) -> list[str]:
        """Return nodes as lines of rich text: each paragraph is one, and so are the words between them."""
        lines: list[str] = []
        gathered: list[PageElement] = []
        for node in nodes:
            if isinstance(node, Tag) and node.name not in INLINE:
                lines += [rich(gathered, self._base), rich(list(node.children), self._base)]
                gathered = []
            else:
                gathered.append(node)
        return [*lines, rich(gathered, self._base)]

    def _quote(self, element: Tag, depth: int, caption: str = "") -> None:
        cite = element.find(["cite", "footer"])
        speaker = words(cite) if cite else caption
        if cite:
            cite.extract()
        lines = [line for line in self._lines(list(element.children)) if line]
        if speaker and lines:
            text = words(element)
            self._add("quote", {"text": text, "attribution": "", "speaker": speaker[:LONGEST], "role": ""})
        else:
            self._text.extend(f"<blockquote>{line}</blockquote>" for line in lines)
        self._images_in(element, depth)

    def _code(self, element: Tag, depth: int) -> None:
        lines = [rich([NavigableString(line)]) for line in element.get_text().strip("\n").split("\n")]
        if any(lines):
            self._text.append("<p>" + "<br/>".join(f"<code>{line}</code>" if line else "" for line in lines) + "</p>")

    def _rule(self, element: Tag, depth: int) -> None:
        self._text.append("<hr/>")

    def _table(self, element: Tag, depth: int, caption: str = "") -> None:
        if element.find("table") or len(element.find_all("tr")) < 2 or element.find("img"):
            # Used to lay out a page: what is in the cells counts.
            for cell in element.find_all(["td", "th"]):
                if cell.find_parent("table") is element:
                    self.walk(cell, depth)
                    self._end_paragraph()
            return
        rows = rows_of(element)
        own = element.find("caption")
        caption = caption or (words(own) if own else "")
        if not rows:
            return
        self._add("table", table_value(rows, caption or _("Table")))
        if not caption:
            self._leave_out(" | ".join(rows[0]), _("This table has no caption: write one."))
        if is_merged(element):
            self._leave_out(" | ".join(rows[0]), _("Cells of this table were merged: check it."))
        if element.find(["a", "b", "strong", "i", "em", "ul", "ol"]):
            self._leave_out(
                " | ".join(rows[0]), _("Links, lists and formatted words in this table are plain text now.")
            )

    def _figure(self, element: Tag, depth: int) -> None:
        note = element.find("figcaption", recursive=False)
        caption = words(note) if note else ""
        if note:
            note.extract()
        table, quote, images = element.find("table"), element.find("blockquote"), element.find_all("img")
        address = only_address(words(element))
        if table:
            self._table(table, depth, caption)
        elif quote:
            self._quote(quote, depth, caption)
        elif len(images) == 1 and not element.find("figure"):
            self._image(images[0], depth, caption)
        elif address and not images:
            self._add("embed", {"embed": address})
            self._caption(caption)
        else:
            self.walk(element, depth)
            self._caption(caption)

    def _caption(self, caption: str) -> None:
        if caption:
            self._text.append(f"<p><i>{rich([NavigableString(caption)])}</i></p>")

    def _image(self, element: Tag, depth: int, caption: str = "") -> None:
        classes = element.get_attribute_list("class")
        found = FoundPicture(
            str(element.get("src") or ""), str(element.get("alt") or "").strip(), tuple(filter(None, classes))
        )
        try:
            picture = self._pictures(found)
        except ImportRefused as refusal:
            self._leave_out(caption or found.alt or found.src, str(refusal))
            return
        if picture is None:
            return
        value = {
            "image": picture,
            "alt": found.alt[:LONGEST],
            "decorative": False,
            "caption": caption[:LONGEST_CAPTION],
        }
        self._add("image", {**value, "credit": ""})
        if not found.alt:
            self._leave_out(caption or str(picture), _("This picture has no text alternative: write one."))

    def _frame(self, element: Tag, depth: int) -> None:
        src = str(element.get("src") or "")
        page = page_of_player(src)
        if page:
            self._add("embed", {"embed": page})
        else:
            self._leave_out(src, _("What another site shows in a frame can't be carried over."))

    def _player(self, element: Tag, depth: int) -> None:
        self._leave_out(
            str(element.get("src") or ""), _("Sounds and videos can't be carried over: put them on a service.")
        )
