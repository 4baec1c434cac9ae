"""XML by ElementTree: elements by their prefixed names, whose namespaces the outermost one declares."""

from xml.etree.ElementTree import Element, SubElement, tostring

from cms.syndication.feeds.text import clean

NAMESPACES = {
    "at": "http://purl.org/atompub/tombstones/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "creativeCommons": "http://backend.userland.com/creativeCommonsRssModule",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": "http://purl.org/syndication/history/1.0",
    "media": "http://search.yahoo.com/mrss/",
}


def root(name: str, prefixes: tuple[str, ...], **attributes: str) -> Element:
    """Return an outermost element that declares the namespaces of some prefixes."""
    return Element(name, {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes} | attributes)


def add(parent: Element, name: str, text: str = "", /, **attributes: str | int) -> Element:
    """Add an element with a text. Attributes that are empty are left out, and so are characters that XML forbids."""
    given = {key: clean(str(value)) for key, value in attributes.items() if value != ""}
    element = SubElement(parent, name, given)
    element.text = clean(text) or None
    return element


def add_if(parent: Element, name: str, text: str) -> None:
    """Add an element if there is a text for it."""
    if text:
        add(parent, name, text)


def written(element: Element) -> bytes:
    """Return the document of an outermost element, in UTF-8."""
    return tostring(element, encoding="utf-8", xml_declaration=True)
