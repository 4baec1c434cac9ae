"""The body of an article, as typed blocks, from a page that was read from text."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.html import format_html_join
from wagtail.models import Locale

from blog.services.page_text import PageText, Paragraph, Quote, Section, plain
from cms.core.visibility import visible

Block = tuple[str, Any]
"""A block's type and its value."""

_IN_PARENTHESES = re.compile(r"\([^()]*\)")


def body_blocks(page: PageText, locale: Locale) -> list[Block]:
    """Return the blocks of an article's body: every part of the page, in order.

    A section whose heading is the name of a visible laureate of that locale speaks of this laureate: below
    the heading stands the laureate's block, with the paragraphs up to the section's first quote.
    """
    laureates = _laureates_by_name(locale) if page.sections else {}
    return [block for section in page.sections for block in _section_blocks(section, laureates)]


def rich_text(paragraphs: Iterable[str]) -> str:
    """Return plain paragraphs as the HTML of a rich text."""
    return format_html_join("", "<p>{}</p>", ((paragraph,) for paragraph in paragraphs))


def bare_name(name: str) -> str:
    """Return a name without accents, case, punctuation and what stands in parentheses, to compare it."""
    return plain(_IN_PARENTHESES.sub(" ", name))


def _laureates_by_name(locale: Locale) -> dict[str, Model]:
    """Return the visible laureates by their bare name; of two with the same one, the older."""
    laureates = apps.get_model("laureates", "Laureate").objects.filter(locale=locale)
    return {bare_name(laureate.name): laureate for laureate in visible(laureates).order_by("-pk")}


def _section_blocks(section: Section, laureates: dict[str, Model]) -> Iterator[Block]:
    parts = list(section.parts)
    if section.heading:
        yield "heading", {"text": section.heading.text, "level": "2"}
        laureate = laureates.get(bare_name(section.heading.text))
        if laureate:
            about = list(takewhile(lambda part: isinstance(part, Paragraph), parts))
            yield "laureate", {"laureate": laureate, "text": rich_text(part.text for part in about)}
            del parts[: len(about)]
    yield from map(_block, parts)


def _block(part: Paragraph | Quote) -> Block:
    if isinstance(part, Paragraph):
        return "paragraph", rich_text([part.text])
    return "quote", {
        "text": part.text,
        "attribution": part.attribution,
        "speaker": part.speaker,
        "role": part.role,
    }
