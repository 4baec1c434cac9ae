"""RSS 2.0, with content:encoded, Dublin Core, Atom's links and dates, Creative Commons licences, Media RSS."""

from email.utils import format_datetime
from xml.etree.ElementTree import Element

from cms.syndication.feeds.document import Entry, Head, Written
from cms.syndication.feeds.formats.xml import add, add_if, root, written
from cms.syndication.feeds.text import rfc3339, whole_html

TYPE = "application/rss+xml"
TYPED = {"self", "current", "prev-archive", "next-archive"}


def write_rss(feed: Written) -> bytes:
    """Return the document."""
    head = feed.head
    rss = root("rss", ("atom", "content", "creativeCommons", "dc", "fh", "media"), version="2.0")
    channel = add(rss, "channel")
    add(channel, "title", head.title)
    add(channel, "link", head.url)
    add(channel, "description", head.subtitle or head.title)
    add(channel, "language", head.locale)
    add(channel, "copyright", head.licence.name)
    add(channel, "lastBuildDate", format_datetime(feed.updated))
    add(channel, "generator", "Rubrique")
    add(channel, "atom:id", head.identity.urn)
    for rel, url in head.links.items():
        add(channel, "atom:link", rel=rel, type=TYPE if rel in TYPED else "", href=url)
    _licence(channel, head.licence.url)
    if head.complete:
        add(channel, "fh:complete")
    if head.archive:
        add(channel, "fh:archive")
    for entry in feed.entries:
        _write_item(channel, entry, head)
    return written(rss)


def _write_item(channel: Element, entry: Entry, head: Head) -> None:
    item = entry.item
    element = add(channel, "item")
    add(element, "title", item.title)
    add(element, "link", item.url)
    add(element, "guid", item.identity.urn, isPermaLink="false")
    add(element, "pubDate", format_datetime(item.published))
    add(element, "atom:updated", rfc3339(entry.updated))
    for name in item.signed_by(head.publication):
        add(element, "dc:creator", name)
    for category in item.categories:
        add(element, "category", category.label, domain=f"{head.feeds_url}{category.kind}/")
    add(element, "source", head.publication, url=head.main_url)
    add_if(element, "dc:source", item.origin_url or item.source)
    add(element, "dc:rights", item.licence.attribution)
    _licence(element, item.licence.url)
    if item.picture:
        large, small = item.picture.large, item.picture.small
        add(element, "enclosure", url=large.url, length=large.size, type=large.mime_type)
        add(element, "media:thumbnail", url=small.url, width=small.width, height=small.height)
    add_if(element, "description", item.summary)
    add(element, "content:encoded", whole_html(item.html, item.url))


def _licence(element: Element, url: str) -> None:
    if url.startswith("https://creativecommons.org/"):
        add(element, "creativeCommons:license", url)
    if url:
        add(element, "atom:link", rel="license", href=url)
