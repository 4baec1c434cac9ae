"""A Word document, read: its title, its standfirst, the rest as HTML, its pictures apart."""

import re
from dataclasses import dataclass, field
from typing import IO, Any
from zipfile import ZipFile

import mammoth
from bs4 import BeautifulSoup, Tag
from defusedxml import ElementTree
from django.utils.translation import gettext as _

from cms.core.rich_text import plain
from cms.newsroom.importing.kit import ImportRefused, LeftOut, check_archive, check_members

#: Of one picture, unpacked; larger ones are refused by the library too.
MAX_PICTURE_BYTES = 20 * 1024 * 1024

#: Word stores the names of its own styles in English, whatever language it speaks; LibreOffice writes some of its own.
STYLES = """
p[style-name='Title'] => p.title:fresh
p[style-name='Subtitle'] => p.standfirst:fresh
p[style-name='Quote'] => blockquote:fresh > p:fresh
p[style-name='Intense Quote'] => blockquote:fresh > p:fresh
p[style-name='Quotations'] => blockquote:fresh > p:fresh
p[style-name='Block Text'] => blockquote:fresh > p:fresh
p[style-name='caption'] => p:fresh > em
p[style-name='List Paragraph'] => p:fresh
b => strong
i => em
u =>
strike => s
comment-reference =>
"""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_NAMED = re.compile(r"Unrecognised (?:paragraph|run) style: '?(.*?)'? \(Style ID")


@dataclass(frozen=True)
class Picture:
    """A picture of the document: its bytes and a name that says its type."""

    data: bytes
    name: str


@dataclass
class WordDocument:
    """A document.

    Attributes:
        title: empty if it has none.
        standfirst: plain text; empty if there is no subtitle.
        html: the rest; its pictures have addresses such as ``docx:3``.
        pictures: by that address.
        left_out: what could not be read.
    """

    title: str = ""
    standfirst: str = ""
    html: str = ""
    pictures: dict[str, Picture | ImportRefused] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)


def read_document(file: IO[bytes]) -> WordDocument:
    """Read a Word document.

    Raises:
        ImportRefused: it is none, damaged, protected, or would unpack to far too much.
    """
    check_archive(file, "word/document.xml", _("a Word document (.docx)"))
    check_members(file, (".xml", ".rels"))
    document = WordDocument()

    def kept(image: Any) -> dict[str, str]:
        address = f"docx:{len(document.pictures) + 1}"
        document.pictures[address] = _picture(image, len(document.pictures) + 1)
        return {"src": address}

    try:
        result = mammoth.convert_to_html(
            file,
            style_map=STYLES,
            convert_image=mammoth.images.img_element(kept),
            include_embedded_style_map=False,
            external_file_access=False,
        )
        document.title = _own_title(file)
        document.left_out += _passed_over(file)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise ImportRefused(_("This document is damaged: save it again in Word or LibreOffice.")) from error
    document.left_out += _styles_lost(message.message for message in result.messages)
    _take_front(document, result.value)
    return document


def _picture(image: Any, number: int) -> Picture | ImportRefused:
    kind = (image.content_type or "").partition("/")[2]
    try:
        with image.open() as opened:
            data = opened.read(MAX_PICTURE_BYTES + 1)
    except (KeyError, ValueError, OSError):
        return ImportRefused(_("This picture is not in the document: it is only linked."))
    return Picture(data, f"image-{number}.{'jpg' if kind == 'jpeg' else kind or 'bin'}")


def _take_front(document: WordDocument, html: str) -> None:
    """Take the title and the standfirst out of the text. Without a title by style, a first heading stands for it."""
    soup = BeautifulSoup(html, "html.parser")
    title: Tag | None = soup.find("p", class_="title")
    first = next((child for child in soup.children if str(child).strip()), None)
    if title is None and isinstance(first, Tag) and first.name == "h1":
        title = first
    if title is not None and (text := " ".join(plain(str(title)).split())):
        document.title = text
        title.extract()
    standfirst = soup.find("p", class_="standfirst")
    if standfirst is not None:
        document.standfirst = " ".join(plain(str(standfirst)).split())
        standfirst.extract()
    document.html = str(soup)


def _own_title(file: IO[bytes]) -> str:
    """Return the title among the document's properties; it is often an old one, so any in the text is better."""
    with ZipFile(file) as archive:
        if "docProps/core.xml" not in archive.namelist():
            return ""
        with archive.open("docProps/core.xml") as member:
            found = ElementTree.parse(member, forbid_dtd=True).find(f"{_DUBLIN_CORE}title")
    return " ".join((found.text or "").split()) if found is not None else ""


def _passed_over(file: IO[bytes]) -> list[LeftOut]:
    """Return what the text holds that the reader passes over."""
    with ZipFile(file) as archive:
        names = archive.namelist()
        with archive.open("word/document.xml") as member:
            tags = {element.tag for _event, element in ElementTree.iterparse(member, forbid_dtd=True)}
    local = {tag.rpartition("}")[2] for tag in tags}
    present = [
        ({f"{_WORD}del", f"{_WORD}ins"} & tags, _("Tracked changes: taken as if all were accepted.")),
        ({"commentReference"} & local, _("Comments are not carried over.")),
        ({"oMath"} & local, _("Formulas (mathematics) are not carried over: put them in as pictures.")),
        ({"chart"} & local, _("Charts are not carried over: put them in as pictures.")),
        ({"relIds"} & local, _("Diagrams (SmartArt) are not carried over: put them in as pictures.")),
        ({"OLEObject", "control"} & local, _("Objects of other programs are not carried over.")),
        ({"footnoteReference", "endnoteReference"} & local, _("Notes stand at the end of the text, without links.")),
        (
            [name for name in names if re.match(r"word/(header|footer)\d", name)],
            _("Headers and footers of pages are not carried over."),
        ),
    ]
    return [LeftOut("", reason) for found, reason in present if found]


def _styles_lost(messages: Any) -> list[LeftOut]:
    names = dict.fromkeys(found[1] for message in messages if (found := _NAMED.match(message)))
    return [LeftOut(name, _("Text in this style is kept, without its looks.")) for name in names]
