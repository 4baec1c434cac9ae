"""Pictures: only in the sizes that exist."""

from dataclasses import dataclass
from typing import Any

import graphene

from cms.api.declarations import Field, batched_field, list_of, needs
from cms.api.loaders.renditions import FILE, RenditionValue, find_renditions, specs_of, stand_in
from cms.core.images.presets import MODERN_FORMATS, spec
from cms.core.images.presets import ImagePreset as Preset
from cms.core.models import LibraryImage

DESCRIPTIONS = {
    "THUMB_100": "100 pixels wide.",
    "CARD_400": "400 pixels wide.",
    "BODY_800": "800 pixels wide.",
    "WIDE_1200": "1,200 pixels wide.",
    "HERO_1600": "1,600 pixels wide.",
    "SOCIAL_1200X630": "1,200 by 630 pixels, cut around the focal point.",
    "SQUARE_400": "400 by 400 pixels, cut around the focal point.",
}

ImagePreset = graphene.Enum(
    "ImagePreset",
    [(preset.name, preset.name) for preset in Preset],
    description=lambda member: (
        DESCRIPTIONS[member.name] if member else "The only sizes that exist: nobody can ask the server for another."
    ),
)


@dataclass(frozen=True)
class PictureValue:
    """What a ``<picture>`` element needs."""

    sources: list["SourceValue"]
    img: RenditionValue


@dataclass(frozen=True)
class SourceValue:
    """A ``<source>``: one format in several widths."""

    mime_type: str
    srcset: str
    sizes: str


def load_files(images: list[Any], preset: Any) -> list[RenditionValue]:
    """Return the file of a preset for each picture."""
    size = spec(Preset[preset.value])
    found = find_renditions(images, (size,))
    return [found.get((image.pk, size)) or stand_in(image) for image in images]


def load_pictures(images: list[Any], preset: Any) -> list[PictureValue]:
    """Return the files of a preset in every format for each picture."""
    wanted = Preset[preset.value]
    found = find_renditions(images, specs_of(wanted))
    return [_picture(image, wanted, found) for image in images]


def _picture(image: Any, wanted: Preset, found: dict[tuple[int, str], RenditionValue]) -> PictureValue:
    sources = []
    for form in MODERN_FORMATS:
        files = [found.get((image.pk, spec(size, form))) for size in wanted.candidates]
        # A picture smaller than a preset gives the same width twice.
        widths = {file.width: file for file in files if file is not None}
        if widths:
            srcset = ", ".join(f"{file.url} {width}w" for width, file in sorted(widths.items()))
            sources.append(SourceValue(f"image/{form}", srcset, wanted.value.sizes))
    return PictureValue(sources, found.get((image.pk, spec(wanted))) or stand_in(image))


class FocalPoint(graphene.ObjectType):
    """The point of a picture that must stay visible when it is cut."""

    x = graphene.Float(required=True, description="From 0 (left) to 1 (right).")
    y = graphene.Float(required=True, description="From 0 (top) to 1 (bottom).")


class Rendition(graphene.ObjectType):
    """A picture's file in one size."""

    url = graphene.String(required=True, description="Absolute.")
    width = graphene.Int(required=True, description="In pixels.")
    height = graphene.Int(required=True, description="In pixels.")
    mime_type = graphene.String(required=True)


class PictureSource(graphene.ObjectType):
    """A `<source>`: one format in several widths."""

    mime_type = graphene.String(required=True)
    srcset = graphene.String(required=True)
    sizes = graphene.String(required=True)


class Picture(graphene.ObjectType):
    """What a `<picture>` element needs: sources from the smallest files to the largest, then the fallback."""

    sources = graphene.Field(list_of(PictureSource, size=2))
    img = graphene.Field(Rendition, required=True)


class Image(graphene.ObjectType):
    """A picture."""

    id = graphene.ID(required=True)
    title = graphene.String(required=True, description="The library's name for it; not meant for readers.")
    alt = graphene.String(required=True, description="The text alternative; may be empty.")
    credit = graphene.String(required=True, description="To be shown with the picture; may be empty.")
    width = graphene.Int(required=True, description="Of the original, in pixels.")
    height = graphene.Int(required=True, description="Of the original, in pixels.")
    focal_point = graphene.Field(FocalPoint)
    placeholder = graphene.String(
        required=True, description="A tiny `data:` URL to show while the picture loads; may be empty."
    )
    rendition = batched_field(
        Field(
            "rendition",
            graphene.NonNull(Rendition),
            lambda images, context, preset: load_files(images, preset),
            {"preset": graphene.Argument(ImagePreset, required=True)},
            "The picture in one size; an empty one, as a `data:` URL, until that size has been rendered.",
            needs=FILE,
        ),
        LibraryImage,
    )
    picture = batched_field(
        Field(
            "picture",
            graphene.NonNull(Picture),
            lambda images, context, preset: load_pictures(images, preset),
            {"preset": graphene.Argument(ImagePreset, required=True)},
            "For `<picture>`.",
            needs=FILE,
        ),
        LibraryImage,
    )

    @staticmethod
    @needs("description", pure=True)
    def resolve_alt(each: Any, info: graphene.ResolveInfo) -> str:
        """Return the text alternative that editors wrote."""
        return str(each.description)

    @staticmethod
    @needs("focal_point_x", "focal_point_y", "width", "height")
    def resolve_focal_point(each: Any, info: graphene.ResolveInfo) -> dict[str, float] | None:
        """Return the focal point as shares of width and height."""
        if each.focal_point_x is None or each.focal_point_y is None:
            return None
        return {"x": each.focal_point_x / each.width, "y": each.focal_point_y / each.height}
