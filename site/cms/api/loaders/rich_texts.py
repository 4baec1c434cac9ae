"""Reads rich texts for whole lists: the pages, documents and pictures that they name are found together."""

from typing import Any

from cms.api.addresses import absolute
from cms.api.batches import together
from cms.api.context import RequestContext
from cms.api.declarations import Load
from cms.api.loaders.objects import fetch_visible
from cms.api.loaders.renditions import find_renditions
from cms.core.images.presets import ImagePreset, spec
from cms.core.rich_text import ImageTarget, LinkTarget, RichText, Targets, references


class RichTextNode:
    """A rich text with its targets, as a member of a batch."""

    def __init__(self, text: RichText) -> None:
        self.text = text


def load_rich_texts(source: str, required: bool) -> Load:
    """Return a loader for a rich text field.

    Args:
        source: the field's name on a model, or the child's name in a block.
        required: whether an empty text is answered as one, or as null.
    """

    def load(objects: list[Any], context: RequestContext) -> list[RichTextNode | None]:
        sources = [_source(each, source) for each in objects]
        targets = load_targets([text for text in sources if text], context)
        texts = [RichTextNode(RichText(text, targets)) if text or required else None for text in sources]
        together(text for text in texts if text is not None)
        return texts

    return load


def _source(each: Any, name: str) -> str:
    value = each.read(name) if hasattr(each, "read") else getattr(each, name)
    return value if isinstance(value, str) else ""


def load_targets(sources: list[str], context: RequestContext) -> Targets:
    """Find everything visible that some rich texts link to or show: at most a statement a kind, however many texts."""
    named = [references(source) for source in sources]
    pages = fetch_visible("wagtailcore.Page", {key for each in named for key in each.pages})
    documents = fetch_visible("core.LibraryDocument", {key for each in named for key in each.documents})
    images = fetch_visible("core.LibraryImage", {key for each in named for key in each.images})
    body_size = spec(ImagePreset.BODY_800)
    found = find_renditions(list(images.values()), [body_size]) if images else {}
    return Targets(
        pages={key: LinkTarget(context.roots.url(page), page) for key, page in pages.items()},
        documents={key: LinkTarget(absolute(document.url)) for key, document in documents.items()},
        # A picture that hasn't been rendered yet is left out, as one that may not be seen.
        images={
            key: ImageTarget(file.url, file.width, file.height, images[key].description)
            for (key, _size), file in found.items()
        },
    )
