"""Pictures have a text alternative that says what they show, or are declared decorative (RGAA 1.1 to 1.3, 1.9)."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.core.blocks import ImageBlock
from cms.newsroom.checks.content import Content, PlacedBlock
from cms.newsroom.checks.finding import Finding, Rule, shortened

MISSING = Rule(
    "alt-missing",
    True,
    _("Picture without a text alternative"),
    _("The picture “%(picture)s” has no text alternative: write what it shows, or tick “Decorative”."),
)
FILE_NAME = Rule(
    "alt-file-name",
    True,
    _("File name as a text alternative"),
    _("“%(alt)s” looks like the name of a file: write what the picture shows instead."),
)
INTRODUCED = Rule(
    "alt-introduced",
    False,
    _("Text alternative that says it is a picture"),
    _("“%(alt)s” begins by saying that it is a picture, which screen readers say already: leave that out."),
)
LONG = Rule(
    "alt-long",
    False,
    _("Long text alternative"),
    _("The text alternative “%(alt)s” has %(length)s characters: keep to %(most)s, and tell the rest in the article."),
)
REPEATED = Rule(
    "alt-repeats-caption",
    False,
    _("Text alternative that repeats the caption"),
    _("The text alternative repeats the caption “%(alt)s”: say what the picture shows, the caption is read anyway."),
)
CAPTIONED = Rule(
    "decorative-captioned",
    False,
    _("Decorative picture with a caption"),
    _("The picture “%(picture)s” is declared decorative but has a caption: what has a caption tells something."),
)
COVER = Rule(
    "cover-alt-missing",
    False,
    _("Main picture without a text alternative"),
    _("The main picture “%(picture)s” has no text alternative in the library: readers who don't see it miss it."),
)
RULES = [MISSING, FILE_NAME, INTRODUCED, LONG, REPEATED, CAPTIONED, COVER]

#: More than a sentence is tiresome to hear.
MOST_CHARACTERS = 150

_FILE = re.compile(
    r"\.(avif|gif|jpe?g|png|svg|webp|tiff?)$|^(img|dsc|dscn|pict?|photo|image)[\s_-]*\d+$|^\S*_\S*$", re.I
)
_INTRODUCTION = re.compile(
    r"^(image|photo|photographie|illustration|picture|photograph)\s+(de|d['’]|du|des|of)\b|^(image|photo)\s*:", re.I
)  # fmt: skip


def check(content: Content) -> Iterator[Finding]:
    """Yield what is wrong with the alternatives of the pictures in the bodies, and with the main picture's."""
    for each in content.of(ImageBlock):
        picture = content.pictures.get(each.value.get("image") or 0)
        if picture is not None:
            for rule, details in _wrong(each, picture):
                yield Finding(rule, details, each.field, each.id, each.place)
    yield from _cover(content.page)


def _wrong(placed: PlacedBlock, picture: Any) -> Iterator[tuple[Rule, dict[str, str]]]:
    value = placed.value
    alt = str(value.get("alt") or picture.description or "").strip()
    caption = str(value.get("caption") or "").strip()
    named = {"picture": shortened(picture.title), "alt": shortened(alt)}
    if value.get("decorative"):
        if caption:
            yield CAPTIONED, named
    elif not alt:
        yield MISSING, named
    elif _FILE.search(alt):
        yield FILE_NAME, named
    else:
        if _INTRODUCTION.search(alt):
            yield INTRODUCED, named
        if len(alt) > MOST_CHARACTERS:
            yield LONG, {**named, "length": str(len(alt)), "most": str(MOST_CHARACTERS)}
        if alt.casefold() == caption.casefold():
            yield REPEATED, named


def _cover(page: Any) -> Iterator[Finding]:
    name = next((name for name in getattr(page, "share_image_fields", ()) if name != "seo_image"), None)
    picture = getattr(page, name) if name else None
    if name is None or picture is None or getattr(page, f"{name}_decorative", False):
        return
    if not picture.description.strip():
        yield Finding(COVER, {"picture": shortened(picture.title)}, name)
