"""Makes the renditions of a picture and the tiny one shown while it loads."""

from base64 import b64encode
from io import BytesIO
from typing import Any

from PIL import Image
from wagtail.images.models import Filter

from cms.core.images.presets import all_specs

PLACEHOLDER_WIDTH = 16


def render_presets(image: Any) -> None:
    """Make every rendition that is missing, and the placeholder.

    Args:
        image: a ``LibraryImage`` with its file in place.
    """
    image.get_renditions(*(Filter(spec=spec) for spec in all_specs()))
    type(image).objects.filter(pk=image.pk).update(placeholder=placeholder(image))


def is_rendered(image: Any) -> bool:
    """Return whether a picture has all its renditions, for its focal point, and a placeholder if it can have one."""
    filters = [Filter(spec=spec) for spec in all_specs()]
    return len(image.find_existing_renditions(*filters)) == len(filters) and bool(image.placeholder or image.is_svg())


def placeholder(image: Any) -> str:
    """Return the picture, 16 pixels wide, as a ``data:`` URL; empty for a drawing (SVG)."""
    if image.is_svg():
        return ""
    with image.open_file() as file, Image.open(file) as picture:
        picture.thumbnail((PLACEHOLDER_WIDTH, PLACEHOLDER_WIDTH))
        tiny = BytesIO()
        picture.convert("RGB").save(tiny, "WEBP", quality=40)
    return "data:image/webp;base64," + b64encode(tiny.getvalue()).decode()
