"""Reads what a page or snippet leads to: addresses in its texts and fields, and things of ours that it refers to."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.db.models import ForeignKey, Model, URLField
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, Page

from cms.core.blocks.stored import listed
from cms.core.rich_text.references import references
from cms.newsroom.checks.content import links_in

#: What can stop being public, so that whoever refers to it leads nowhere.
PUBLISHED = (Page, DraftStateMixin, get_document_model())

#: Wagtail's own pointers, which lead no reader anywhere.
NOT_READ = ("page_ptr", "alias_of", "latest_revision", "live_revision", "locale", "owner", "locked_by")


def targets_of(thing: Any) -> set[str]:
    """Return the addresses that a stored thing leads to, those of its rows included: see ``Target.address``."""
    rows = [row for relation in get_all_child_relations(type(thing)) for row in _rows(thing, relation)]
    found = {target for each in (thing, *rows) for target in _targets(each)}
    # A row points to what it is a row of.
    return found - set(_thing(type(thing), thing.pk))


def _rows(thing: Any, relation: Any) -> list[Model]:
    return list(getattr(thing, relation.get_accessor_name()).all())


def _targets(each: Model) -> Iterator[str]:
    for field in each._meta.get_fields():
        match field:
            case URLField():
                yield from _web_address(getattr(each, field.name))
            case RichTextField():
                yield from _in_text(getattr(each, field.name))
            case StreamField():
                raw = getattr(each, field.name).raw_data
                yield from _in_block(field.stream_block, list(raw))
            case ForeignKey() if field.name not in NOT_READ:
                yield from _thing(field.related_model, getattr(each, field.attname))


def _in_block(block: blocks.Block, value: Any) -> Iterator[str]:
    """Yield the targets of a stored value; one that has not the shape of its block has none."""
    match block, value:
        case blocks.StructBlock(), dict():
            for name, child in block.child_blocks.items():
                yield from _in_block(child, value.get(name))
        case blocks.StreamBlock(), list():
            for each in value:
                yield from _in_block(block.child_blocks.get(each.get("type")), each.get("value"))
        case blocks.ListBlock(), list():
            for item in listed(value):
                yield from _in_block(block.child_block, item)
        case blocks.ChooserBlock(), int():
            yield from _thing(block.model_class, value)
        case blocks.RichTextBlock(), str():
            yield from _in_text(value)
        case blocks.URLBlock(), str():
            yield from _web_address(value)


def _in_text(html: str) -> Iterator[str]:
    for link in links_in(html):
        yield from _web_address(link.target)
    found = references(html)
    for model, keys in ((Page, found.pages), (get_document_model(), found.documents)):
        for key in keys:
            yield from _thing(model, key)


def _web_address(text: str) -> Iterator[str]:
    address = (text or "").strip().partition("#")[0]
    try:
        parts = urlsplit(address)
    except ValueError:
        return
    if parts.scheme in ("http", "https") and parts.netloc and not any(letter.isspace() for letter in address):
        yield address


def _thing(model: Any, key: int | None) -> Iterator[str]:
    """Yield a thing of ours that can stop being public. What is deleted is named by its key all the same."""
    if key is not None and issubclass(model, PUBLISHED):
        label = (Page if issubclass(model, Page) else model)._meta.label_lower
        yield f"{label}:{key}"
