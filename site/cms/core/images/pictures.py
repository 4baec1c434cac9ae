"""What a browser chooses among to show a picture: the renditions that exist. Nothing is rendered here."""

from dataclasses import dataclass
from typing import Any

from wagtail.images.models import Filter

from cms.core.images.presets import MODERN_FORMATS, ImagePreset, spec


@dataclass(frozen=True)
class Picture:
    """The files of one picture in one preset.

    Attributes:
        sources: media type and ``srcset`` of each modern format, the smallest files first.
        rendition: the file in the picture's own format, for every browser.
        sizes: how wide it is shown, for the browser's choice.
        placeholder: a tiny ``data:`` URL; may be empty.
    """

    sources: list[tuple[str, str]]
    rendition: Any
    sizes: str
    placeholder: str


def find_picture(image: Any, preset: ImagePreset) -> Picture | None:
    """Return the files of a picture in a preset; ``None`` while it has not been rendered.

    Args:
        image: a ``LibraryImage``.
        preset: the largest size that is wanted.
    """
    wanted = [spec(size, form) for size in preset.candidates for form in (None, *MODERN_FORMATS)]
    found = {
        each.filter_spec: each
        for each in image.find_existing_renditions(*(Filter(spec=one) for one in wanted)).values()
    }
    own = found.get(spec(preset))
    if own is None:
        return None
    sources = []
    for form in MODERN_FORMATS:
        files = [found[one] for size in preset.candidates if (one := spec(size, form)) in found]
        # A small picture has one width in several presets: each width is offered once.
        srcset = ", ".join(f"{url} {width}w" for width, url in {file.width: file.url for file in files}.items())
        if srcset:
            sources.append((f"image/{form}", srcset))
    return Picture(sources, own, preset.value.sizes, image.placeholder)
