"""Atom 1.0 (RFC 4287), with feed history (RFC 5005), deleted entries (RFC 6721), licences (RFC 4946) and Media RSS."""

from xml.etree.ElementTree import Element

from cms.syndication.feeds.declarations import Item
from cms.syndication.feeds.document import Entry, Head, Written
from cms.syndication.feeds.formats.xml import NAMESPACES, add, add_if, root, written
from cms.syndication.feeds.text import rfc3339, whole_html

TYPE = "application/atom+xml"
#: What leads to other documents of the same format; ``hub`` leads to something else.
TYPED = {"self", "current", "prev-archive", "next-archive"}


def write_atom(feed: Written) -> bytes:
    """Return the document."""
    head = feed.head
    element = root("feed", ("at", "fh", "media", "dc"), xmlns=NAMESPACES["atom"])
    element.set("xml:lang", head.locale)
    add(element, "id", head.identity.urn)
    add(element, "title", head.title)
    add_if(element, "subtitle", head.subtitle)
    add(element, "updated", rfc3339(feed.updated))
    add(element, "link", rel="alternate", type="text/html", href=head.url)
    for rel, url in head.links.items():
        add(element, "link", rel=rel, type=TYPE if rel in TYPED else "", href=url)
    _rights(element, head.licence.name, head.licence.url)
    add(element, "generator", "Rubrique")
    add(add(element, "author"), "name", head.publication)
    if head.complete:
        add(element, "fh:complete")
    if head.archive:
        add(element, "fh:archive")
    for gone in feed.gone:
        deleted = add(element, "at:deleted-entry", ref=gone.identity.urn, when=rfc3339(gone.at))
        add_if(deleted, "at:comment", gone.notice)
    for entry in feed.entries:
        _write_entry(element, entry, feed)
    return written(element)


def _write_entry(parent: Element, entry: Entry, feed: Written) -> None:
    item = entry.item
    element = add(parent, "entry")
    add(element, "id", item.identity.urn)
    add(element, "title", item.title)
    add(element, "published", rfc3339(item.published))
    add(element, "updated", rfc3339(entry.updated))
    for name in item.signed_by(feed.head.publication):
        add(add(element, "author"), "name", name)
    for category in item.categories:
        scheme = f"{feed.head.feeds_url}{category.kind}/"
        add(element, "category", term=category.slug, label=category.label, scheme=scheme)
    _links(element, item)
    _rights(element, item.licence.attribution, item.licence.url)
    if feed.head.identity != feed.head.main_id:
        _source(element, feed.head)
    add_if(element, "dc:source", item.source)
    add_if(element, "summary", item.summary)
    add(element, "content", whole_html(item.html, item.url), type="html")


def _links(element: Element, item: Item) -> None:
    add(element, "link", rel="alternate", type="text/html", href=item.url)
    if item.origin_url:
        add(element, "link", rel="via", href=item.origin_url)
    if item.picture:
        large, small = item.picture.large, item.picture.small
        add(
            element,
            "link",
            rel="enclosure",
            type=large.mime_type,
            length=large.size,
            href=large.url,
            title=item.picture.alt,
        )
        add(element, "media:thumbnail", url=small.url, width=small.width, height=small.height)


def _source(element: Element, head: Head) -> None:
    """Say that the entry is one of the feed of everything."""
    source = add(element, "source")
    add(source, "id", head.main_id.urn)
    add(source, "title", head.publication)
    add(source, "link", rel="self", type=TYPE, href=head.main_url)
    _rights(source, head.licence.name, head.licence.url)


def _rights(element: Element, words: str, url: str) -> None:
    add(element, "rights", words)
    if url:
        add(element, "link", rel="license", href=url)
