"""Bodies: the interface of every block, and a block as it was stored."""

from typing import Any

import graphene

from cms.core.blocks.stored import listed


class BlockNode:
    """A block of a body, as stored.

    Attributes:
        id: the block's own, stable while editors move it.
        block: the block's class.
        value: a dictionary by child name, or a rich text's source.
        target: what the block shows, once found visible.
    """

    def __init__(self, block_id: str, block: type, value: dict[str, Any] | str) -> None:
        self.id = block_id
        self.block = block
        self.value = value
        self.target: Any = None

    def read(self, name: str) -> Any:
        """Return a child's stored value; a block without children has only one."""
        return self.value if isinstance(self.value, str) else self.value.get(name)

    def key(self, name: str) -> int | None:
        """Return the key that a chooser holds, ``None`` for an empty or damaged one."""
        return as_key(self.read(name))

    def keys(self, name: str) -> list[int]:
        """Return the keys that a list of choosers holds."""
        found = [as_key(item) for item in listed(self.read(name) or [])]
        return [key for key in found if key is not None]


def as_key(value: Any) -> int | None:
    """Return a stored key if it is one."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


class StreamFieldInterface(graphene.Interface):
    """A block of a body. Ask for each block type's own fields with `... on HeadingBlock { }`."""

    id = graphene.String(required=True, description="Stable while editors move the block.")
    block_type = graphene.String(required=True, description="The name of the block's type, like `__typename`.")

    @classmethod
    def resolve_type(cls, instance: BlockNode, info: graphene.ResolveInfo) -> Any:
        """Return the type of a block."""
        from cms.api.content_types import content_types

        return content_types()[instance.block]

    @staticmethod
    def resolve_block_type(each: BlockNode, info: graphene.ResolveInfo) -> str:
        """Return the block's type name."""
        return each.block.__name__
