"""Finds renditions that exist. Nothing is rendered here: an empty picture stands in for one that doesn't exist yet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from wagtail.images.models import Filter

from cms.api.addresses import absolute
from cms.api.plans.statement import Statement
from cms.core.images.presets import MODERN_FORMATS, ImagePreset, spec
from cms.core.models import Rendition
from cms.core.parameters import Keys

MIME_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


#: The attributes of a picture that tell which files it has.
FILE = ("file", "width", "height", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")

_renditions = Statement(
    lambda: Rendition.objects.filter(image__in=Keys("keys"), filter_spec__in=Keys("specs")).values_list(
        "image_id", "filter_spec", "focal_point_key", "file", "width", "height"
    )
)


@dataclass(slots=True)
class RenditionValue:
    """A file: its absolute address, its size in pixels, its media type, and where it is stored, if it is."""

    url: str
    width: int
    height: int
    mime_type: str
    name: str = field(default="", repr=False)

    @property
    def size(self) -> int:
        """How many bytes it has, as the storage says; 0 for one that isn't there."""
        try:
            return Rendition.file.field.storage.size(self.name) if self.name else 0
        except OSError:
            return 0


def find_renditions(images: list[Any], specs: Iterable[str]) -> dict[tuple[int, str], RenditionValue]:
    """Find the renditions of many images in one statement.

    Returns:
        By image key and filter; those that have not been rendered are absent.
    """
    by_key = {image.pk: image for image in images}
    url = file_urls()
    return {
        (key, filter_spec): RenditionValue(url(file), width, height, _mime(file), file)
        for key, filter_spec, focal_point, file, width, height in _renditions.rows(keys=list(by_key), specs=list(specs))
        # A rendition made for an earlier focal point is not this one.
        if focal_point == _filter(filter_spec).get_cache_key(by_key[key])
    }


def file_urls() -> Callable[[str], str]:
    """Return what gives the absolute address of a rendition's file, by its name."""
    storage = Rendition.file.field.storage
    if isinstance(storage, FileSystemStorage):
        return partial(_file_url, storage.base_url, settings.CMS_URL)
    # Others may sign their addresses for a while only.
    return lambda name: absolute(storage.url(name))


@lru_cache(10_000)
def _file_url(base_url: str, cms_url: str, name: str) -> str:
    return absolute(Rendition.file.field.storage.url(name))


def specs_of(preset: ImagePreset) -> list[str]:
    """Return the filters that a picture of a preset is made of."""
    return [spec(size, form) for size in preset.candidates for form in (None, *MODERN_FORMATS)]


def stand_in(image: Any) -> RenditionValue:
    """Return an empty picture of the same shape, until a rendition exists: the picture's own file is for editors."""
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="{image.width}" height="{image.height}"/>'
    return RenditionValue("data:image/svg+xml," + quote(drawing), image.width, image.height, MIME_TYPES[".svg"])


def image_url(images: list[Any]) -> list[str | None]:
    """Return the address of each picture, 1,200 pixels wide; ``None`` for no picture, or one not rendered yet."""
    size = spec(ImagePreset.WIDE_1200)
    present = [image for image in images if image is not None]
    found = find_renditions(present, [size]) if present else {}
    files = [found.get((image.pk, size)) if image else None for image in images]
    return [file.url if file else None for file in files]


@cache
def _filter(filter_spec: str) -> Filter:
    return Filter(spec=filter_spec)


def _mime(name: str) -> str:
    return MIME_TYPES.get("." + name.rpartition(".")[2].lower(), "application/octet-stream")
