"""The export of a WordPress site, read as a stream: it may be far larger than memory."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.newsroom.importing.kit import ImportRefused

#: Bytes in which a file shows that it is an export; WordPress says so in its first lines.
BEGINNING = 256 * 1024
#: Elements that are in memory together: a post with its 20,000 comments has fewer.
MOST_ELEMENTS = 500_000
_CONTROLS = bytes(set(range(32)) - {9, 10, 13})
_SPACES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
}


@dataclass(frozen=True)
class Term:
    """A category: its short name, its name, the short name of the one above."""

    slug: str
    name: str
    parent: str = ""


@dataclass(frozen=True)
class Attachment:
    """A picture of the library there."""

    url: str
    alt: str
    caption: str


@dataclass(frozen=True)
class Item:
    """A post or a page.

    Attributes:
        kind: ``post``, ``page``, or a type of a plug-in.
        link: its address there.
        status: ``publish``, ``future``, ``draft``, ``pending``, ``private``, ``trash``…
        parent: the number of the page above; 0 for none.
        thumbnail: the number of its main picture; 0 for none.
    """

    id: int
    kind: str
    title: str
    link: str
    slug: str
    content: str
    excerpt: str
    status: str
    password: str
    creator: str
    posted_at: datetime | None
    modified_at: datetime | None
    parent: int
    categories: tuple[Term, ...]
    tags: tuple[str, ...]
    thumbnail: int
    seo_title: str
    seo_description: str
    comments: int


@dataclass
class Survey:
    """What an export holds beside its posts, and how many of those.

    Attributes:
        address: of the site.
        authors: names by log-in.
        categories: by short name.
        attachments: by number.
        kinds: how many things of each type.
    """

    address: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    categories: dict[str, Term] = field(default_factory=dict)
    attachments: dict[int, Attachment] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def host(self) -> str:
        """The site's host."""
        return urlsplit(self.address).hostname or ""

    @property
    def posts(self) -> int:
        """How many things ``items`` yields."""
        return self.kinds.total() - self.kinds["attachment"]


def check_beginning(file: IO[bytes]) -> None:
    """Refuse a file that does not begin as exports do: what can be said of it at once.

    Args:
        file: the file, which is left at its start.

    Raises:
        ImportRefused: see above.
    """
    beginning = BytesIO(file.read(BEGINNING))
    file.seek(0)
    try:
        is_export = any(name == "wp:wxr_version" for name, _element in _children(beginning))
    except ImportRefused:
        is_export = False
    if not is_export:
        raise _no_export()


def survey(file: IO[bytes]) -> Survey:
    """Read an export once, for all that posts refer to.

    Raises:
        ImportRefused: it is no export of WordPress, or damaged.
    """
    found = Survey()
    is_export = False
    for name, element in _children(file):
        values = _Values(element)
        match name:
            case "wp:wxr_version":
                is_export = True
            case "link" | "wp:base_blog_url":
                found.address = (element.text or "").strip() or found.address
            case "wp:author":
                found.authors[values["wp:author_login"]] = values["wp:author_display_name"] or values["wp:author_login"]
            case "wp:category":
                term = Term(values["wp:category_nicename"], values["wp:cat_name"], values["wp:category_parent"])
                found.categories[term.slug] = term
            case "item":
                kind = values["wp:post_type"]
                found.kinds[kind] += 1
                if kind == "attachment":
                    alt = values.meta.get("_wp_attachment_image_alt", "")
                    picture = Attachment(values["wp:attachment_url"], alt, values["excerpt:encoded"])
                    found.attachments[_number(values["wp:post_id"])] = picture
    if not is_export:
        raise _no_export()
    return found


def items(file: IO[bytes]) -> Iterator[Item]:
    """Yield the posts and pages of an export, as it is read.

    Raises:
        ImportRefused: it is damaged.
    """
    for name, element in _children(file):
        if name == "item":
            item = _item(element)
            if item.kind != "attachment":
                yield item


class _Readable:
    """A file without the control characters that XML forbids, and that WordPress lets writers paste."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size).translate(None, _CONTROLS)


def _children(file: IO[bytes]) -> Iterator[tuple[str, Element]]:
    """Yield the elements right below ``channel`` with their names, and forget each one after it."""
    file.seek(0)
    depth, kept, channel = 0, 0, None
    try:
        for event, element in ElementTree.iterparse(_Readable(file), events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            kept += event == "start"
            if kept > MOST_ELEMENTS:
                raise ImportRefused(_("A part of the export is too large to be a post."))
            if event == "start" and depth == 2:
                channel = element
            elif event == "end" and depth == 2 and channel is not None:
                yield _name(element.tag), element
                channel.clear()
                kept = 0
    except ParseError as error:
        if channel is None and not kept:
            raise _no_export() from error
        text = _("At line %(line)d the export is cut, damaged, or in another encoding than it says: make it again.")
        raise ImportRefused(text % {"line": error.position[0]}) from error
    except (DefusedXmlException, LookupError, ValueError) as error:
        # The last two: an encoding that nobody knows, or of several bytes a letter.
        if isinstance(error, ImportRefused):
            raise
        raise _no_export() from error


def _no_export() -> ImportRefused:
    return ImportRefused(_("This file is not an export of WordPress (Tools → Export → All content)."))


def _name(tag: str) -> str:
    """Return the name of an element with the usual prefix of its namespace, whatever version of the format it is."""
    space, _brace, local = tag.removeprefix("{").rpartition("}")
    if space.startswith("http://wordpress.org/export/"):
        return f"excerpt:{local}" if "/excerpt/" in space else f"wp:{local}"
    return f"{_SPACES[space]}:{local}" if space in _SPACES else local


class _Values:
    """The texts of an element's children by their names; empty for one that isn't there."""

    def __init__(self, element: Element) -> None:
        self._texts = {_name(child.tag): (child.text or "").strip() for child in element}
        metas = (_Values(child) for child in element if _name(child.tag) == "wp:postmeta")
        self.meta = {meta["wp:meta_key"]: meta["wp:meta_value"] for meta in metas}

    def __getitem__(self, name: str) -> str:
        return self._texts.get(name, "")


def _item(element: Element) -> Item:
    values = _Values(element)
    terms: dict[str, list[Any]] = {"category": [], "post_tag": []}
    for child in element:
        if child.tag == "category" and child.get("domain") in terms:
            terms[str(child.get("domain"))].append(
                Term(child.get("nicename") or (child.text or "").strip(), (child.text or "").strip())
            )
    return Item(
        id=_number(values["wp:post_id"]),
        kind=values["wp:post_type"],
        title=values["title"],
        link=values["link"],
        slug=values["wp:post_name"],
        content=values["content:encoded"],
        excerpt=values["excerpt:encoded"],
        status=values["wp:status"],
        password=values["wp:post_password"],
        creator=values["dc:creator"],
        posted_at=_moment(values["wp:post_date_gmt"], values["wp:post_date"]),
        modified_at=_moment(values["wp:post_modified_gmt"], values["wp:post_modified"]),
        parent=_number(values["wp:post_parent"]),
        categories=tuple(terms["category"]),
        tags=tuple(term.name for term in terms["post_tag"] if term.name),
        thumbnail=_number(values.meta.get("_thumbnail_id", "")),
        seo_title=values.meta.get("_yoast_wpseo_title", ""),
        seo_description=values.meta.get("_yoast_wpseo_metadesc", ""),
        comments=sum(1 for child in element if _name(child.tag) == "wp:comment"),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def _moment(universal: str, local: str) -> datetime | None:
    """Return a moment; drafts have none in universal time, and some none at all."""
    for text, zone in ((universal, UTC), (local, timezone.get_default_timezone())):
        try:
            return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone)
        except ValueError:
            continue
    return None
