"""Reads bodies from their stored form, for whole lists: no block is rendered, no chooser asks on its own."""

from collections import defaultdict
from typing import Any

from wagtail.images import get_image_model_string

from cms.api.batches import together
from cms.api.context import RequestContext
from cms.api.declarations import Load
from cms.api.loaders.objects import fetch_visible
from cms.api.types.streamfield import BlockNode
from cms.core.blocks import DocumentBlock, ImageBlock
from cms.core.blocks.body import body_blocks
from cms.core.blocks.stored import readable

#: Blocks that are nothing without what they show: the child that names it, and the model.
REQUIRED = {
    ImageBlock: ("image", get_image_model_string),
    DocumentBlock: ("document", lambda: "core.LibraryDocument"),
}


def load_bodies(source: str) -> Load:
    """Return a loader for a body field.

    Args:
        source: the StreamField's name.
    """

    def load(objects: list[Any], context: RequestContext) -> list[list[BlockNode]]:
        bodies = [_nodes(raw) for raw in stored_bodies(objects, source)]
        return _complete(bodies)

    return load


def stored_bodies(objects: list[Any], source: str) -> list[Any]:
    """Return the stored blocks of each object; those that were fetched without their body are read together.

    Args:
        objects: of one model.
        source: the StreamField's name.
    """
    absent = [each.pk for each in objects if source in each.get_deferred_fields()]
    read: dict[int, Any] = {}
    if absent:
        read = dict(type(objects[0])._default_manager.filter(pk__in=absent).values_list("pk", source))
    bodies: list[Any] = [read.get(each.pk) if each.pk in read else getattr(each, source) for each in objects]
    return [body.raw_data for body in bodies]


def _nodes(raw: Any) -> list[BlockNode]:
    """Turn stored blocks into nodes; a block whose type no longer exists, or whose data is damaged, is passed over."""
    return [BlockNode(*stored) for stored in readable(raw, body_blocks())]


def _complete(bodies: list[list[BlockNode]]) -> list[list[BlockNode]]:
    """Leave out blocks whose picture or document may not be seen, and batch the others by type."""
    by_type: dict[type, list[BlockNode]] = defaultdict(list)
    for node in (node for body in bodies for node in body):
        by_type[node.block].append(node)
    hidden: set[int] = set()
    for block, nodes in by_type.items():
        if block in REQUIRED:
            child, model = REQUIRED[block]
            found = fetch_visible(model(), [node.key(child) for node in nodes])
            for node in nodes:
                node.target = found.get(node.key(child) or 0)
            hidden.update(id(node) for node in nodes if node.target is None)
        # A block that is left out is not asked along with the others either.
        together(node for node in nodes if id(node) not in hidden)
    return [[node for node in body if id(node) not in hidden] for body in bodies]
