"""Pictures, documents, embeds and the collections that hold files."""

from io import BytesIO
from typing import Any

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from PIL import Image
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.models import Collection

from cms.core.images.rendering import render_presets
from cms.core.models import LibraryDocument, LibraryImage


def png(width: int = 32, height: int = 18, colour: str = "teal") -> bytes:
    """Return a real picture of one colour."""
    file = BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()


def root_collection() -> Collection:
    """Return the collection above all others."""
    return Collection.get_first_root_node() or Collection.add_root(name="Root")


class CollectionFactory(DjangoModelFactory):
    """A collection below ``parent`` (the root one, if none is given)."""

    name = factory.Sequence("Collection {}".format)
    parent = factory.LazyFunction(root_collection)

    class Meta:
        model = Collection

    @classmethod
    def _create(cls, model_class: type[Collection], *args: Any, **kwargs: Any) -> Collection:
        parent = kwargs.pop("parent")
        parent.refresh_from_db()
        return parent.add_child(instance=model_class(**kwargs))


class ImageFactory(DjangoModelFactory):
    """A tiny PNG. ``rendered=True`` makes the renditions of every preset; else none exists."""

    title = factory.Sequence("Image {}".format)
    description = "Un aplat bleu-vert."
    collection = factory.LazyFunction(root_collection)
    file = factory.LazyAttributeSequence(lambda image, n: ContentFile(png(image.width, image.height), f"image-{n}.png"))
    width = 32
    height = 18

    class Meta:
        model = LibraryImage
        skip_postgeneration_save = True

    @factory.post_generation
    def rendered(self, create: bool, extracted: bool, **kwargs: Any) -> None:
        """Render every preset if asked."""
        if extracted:
            render_presets(self)
            self.refresh_from_db()


class DocumentFactory(DjangoModelFactory):
    """A small text file."""

    title = factory.Sequence("Document {}".format)
    collection = factory.LazyFunction(root_collection)
    file = factory.Sequence(lambda n: ContentFile(b"Le guide des ateliers.", f"guide-{n}.txt"))

    class Meta:
        model = LibraryDocument


class EmbedFactory(DjangoModelFactory):
    """What another site answered for an address, as Wagtail keeps it: no network is needed."""

    url = "https://video.example.org/1"
    hash = factory.LazyAttribute(lambda embed: get_embed_hash(embed.url))
    type = "video"
    html = '<iframe src="https://video.example.org/player/1"></iframe>'
    title = "Un atelier en images"
    provider_name = "Vidéo"
    width = 640
    height = 360

    class Meta:
        model = Embed
