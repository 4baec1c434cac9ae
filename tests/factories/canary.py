"""The canary: a word that stands in every text field of a hidden thing, so that a leak can be found."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.blocks import StreamBlock
from wagtail.fields import RichTextField, StreamField

from tests.factories.body import body, heading, paragraph

Fields = dict[str, Any]


def canary_of(kind: str) -> str:
    """Return the word that marks a kind: letters only, so that it can stand in a slug or an address."""
    return "canary" + "".join(letter for letter in kind if letter.isalpha())


def texts(model: type[models.Model], canary: str) -> Fields:
    """Return a value that holds the canary for every field of a model in which an editor can write."""
    fields = [field for field in model._meta.concrete_fields if is_written(field)]
    values = {field.name: text(field, canary) for field in fields}
    return {name: value for name, value in values.items() if value}


def is_written(field: models.Field) -> bool:
    """Return whether editors write into a field; Treebeard's path only looks like one."""
    written = isinstance(field, models.TextField | models.CharField) and field.editable
    return written and not field.choices and field.name != "path"


def text(field: models.Field, canary: str) -> str | None:
    """Return what an editor could have written into one field; ``None`` where the canary cannot stand."""
    if isinstance(field, StreamField):
        return body(heading(canary), paragraph(f"<p>{canary}</p>")) if is_body(field.stream_block) else None
    if isinstance(field, RichTextField):
        return f"<p>{canary}</p>"
    if isinstance(field, models.URLField):
        return f"https://example.org/{canary}"
    if isinstance(field, models.FileField):
        return None
    try:
        return str(field.clean(canary, None))
    except ValidationError:
        return None


def is_body(block: StreamBlock) -> bool:
    """Return whether a stream can hold a heading and a paragraph."""
    return {"heading", "paragraph"} <= block.child_blocks.keys()
