"""Finds renditions that exist. Nothing is rendered here: a picture without one is answered by its own file."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from wagtail.images import get_image_model
from wagtail.images.models import Filter

from cms.api.addresses import absolute
from cms.core.images.presets import MODERN_FORMATS, ImagePreset, spec

MIME_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


@dataclass(frozen=True)
class RenditionValue:
    """A file: its absolute address, its size in pixels, its media type."""

    url: str
    width: int
    height: int
    mime_type: str


def find_renditions(images: list[Any], specs: Iterable[str]) -> dict[tuple[int, str], RenditionValue]:
    """Find the renditions of many images in one statement.

    Returns:
        By image key and filter; those that have not been rendered are absent.
    """
    model = get_image_model().renditions.rel.related_model
    wanted = list(specs)
    by_key = {image.pk: image for image in images}
    rows = model._default_manager.filter(image_id__in=by_key, filter_spec__in=wanted)
    return {
        (row.image_id, row.filter_spec): RenditionValue(
            absolute(row.file.url), row.width, row.height, _mime(row.file.name)
        )
        for row in rows
        # A rendition made for an earlier focal point is not this one.
        if row.focal_point_key == _filter(row.filter_spec).get_cache_key(by_key[row.image_id])
    }


def specs_of(preset: ImagePreset) -> list[str]:
    """Return the filters that a picture of a preset is made of."""
    return [spec(size, form) for size in preset.candidates for form in (None, *MODERN_FORMATS)]


def original(image: Any) -> RenditionValue:
    """Return the picture's own file, which stands in until a rendition exists."""
    return RenditionValue(absolute(image.file.url), image.width, image.height, _mime(image.file.name))


def image_url(images: list[Any]) -> list[str | None]:
    """Return the address of each picture, 1,200 pixels wide; ``None`` for no picture."""
    size = spec(ImagePreset.WIDE_1200)
    present = [image for image in images if image is not None]
    found = find_renditions(present, [size]) if present else {}
    return [(found.get((image.pk, size)) or original(image)).url if image else None for image in images]


@cache
def _filter(filter_spec: str) -> Filter:
    return Filter(spec=filter_spec)


def _mime(name: str) -> str:
    return MIME_TYPES.get("." + name.rpartition(".")[2].lower(), "application/octet-stream")
