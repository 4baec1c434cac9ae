"""HTML made well formed and harmless, then read into a tree."""

import re
from collections.abc import Iterator

import nh3
from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext as _

from cms.core.rich_text.parse import FORMATTING
from cms.newsroom.importing.html.parts import LeftOut
from cms.newsroom.importing.refusals import ImportRefused

#: The time to read grows with the nesting; no document of words has as many tags.
MAX_TAGS = 20_000

_KEPT = {
    "a", "abbr", "address", "article", "aside", "audio", "b", "blockquote", "br", "caption", "center", "cite", "code",
    "dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "i", "iframe", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "s",
    "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "tt", "u", "ul", "video",
}  # fmt: skip
_CLEANER = nh3.Cleaner(
    tags=_KEPT,
    clean_content_tags={"canvas", "form", "math", "noscript", "object", "script", "select", "style", "svg", "template"},
    attributes={
        "a": {"href", "class"},
        "audio": {"src"},
        "div": {"class"},
        "figure": {"class"},
        "iframe": {"src"},
        "img": {"src", "alt", "class"},
        "p": {"class"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan"},
        "video": {"src"},
    },
    url_schemes={"http", "https", "mailto", "tel", "docx"},
    link_rel=None,
)
_DROPPED = re.compile(r"<(canvas|form|math|object|script|svg)[\s>/]", re.IGNORECASE)


def read_html(html: str) -> Tag:
    """Return the tree of a piece of HTML: only elements and attributes that are looked at, no script, no style.

    Raises:
        ImportRefused: it has too many elements.
    """
    html = html.encode("utf-8", "replace").decode()  # A lone surrogate can't be passed on.
    if html.count("<") > MAX_TAGS:
        raise ImportRefused(_("The text is too long to be one article: divide it."))
    return BeautifulSoup(_CLEANER.clean(FORMATTING.sub(r"<\1>", html)), "html.parser")


def dropped(html: str) -> Iterator[LeftOut]:
    """Yield what is no content of an article: forms, scripts, drawings."""
    for name in dict.fromkeys(found[1].lower() for found in _DROPPED.finditer(html)):
        yield LeftOut(f"<{name}>", _("This kind of element can't be carried over."))
