"""The only sizes that exist: nobody can ask the server for another."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Preset:
    """A size.

    Attributes:
        spec: Wagtail's filter, such as ``width-400``.
        width: width in pixels, at most (a smaller picture is never enlarged).
        sizes: the ``sizes`` attribute that goes with the preset in HTML.
    """

    spec: str
    width: int
    sizes: str


class ImagePreset(Enum):
    """Every preset by the name that frontends use."""

    THUMB_100 = Preset("width-100", 100, "100px")
    CARD_400 = Preset("width-400", 400, "(min-width: 40em) 400px, 100vw")
    BODY_800 = Preset("width-800", 800, "(min-width: 50em) 800px, 100vw")
    WIDE_1200 = Preset("width-1200", 1200, "(min-width: 75em) 1200px, 100vw")
    HERO_1600 = Preset("width-1600", 1600, "100vw")
    SOCIAL_1200X630 = Preset("fill-1200x630", 1200, "1200px")
    SQUARE_400 = Preset("fill-400x400", 400, "400px")

    @property
    def candidates(self) -> tuple["ImagePreset", ...]:
        """The presets that a browser can choose among for this one: same shape, this size and smaller."""
        if self.value.spec.startswith("fill"):
            return (self,)
        widths = [preset for preset in ImagePreset if preset.value.spec.startswith("width")]
        return tuple(preset for preset in widths if preset.value.width <= self.value.width)


#: Formats offered beside the picture's own, the smallest files first.
MODERN_FORMATS = ("avif", "webp")


def spec(preset: ImagePreset, image_format: str | None = None) -> str:
    """Return the filter of a preset in a format (``avif``, ``webp``), or in the picture's own."""
    return preset.value.spec + (f"|format-{image_format}" if image_format else "")


def all_specs() -> list[str]:
    """Return the filters of every rendition that a picture has."""
    return [spec(preset, image_format) for preset in ImagePreset for image_format in (None, *MODERN_FORMATS)]
