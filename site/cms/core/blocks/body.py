"""The body of a page: a StreamField whose blocks are the machine's and those that the content apps add."""

from functools import cache, cached_property
from typing import Any

from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField

from cms.core import content_apps


@cache
def body_blocks() -> dict[str, Any]:
    """Return every block type that a body can hold, by its name in the stored data.

    A content app adds its own with a ``BODY_BLOCKS`` dictionary (name: block class) in its ``blocks.py``.
    """
    from cms.core.blocks import BODY_BLOCKS

    blocks: dict[str, Any] = dict(BODY_BLOCKS)
    for module in content_apps.modules("blocks"):
        blocks.update(module.BODY_BLOCKS)
    return blocks


class BodyField(StreamField):
    """A StreamField that asks for its blocks on first use, and keeps them out of the migrations.

    Content apps cannot import each other, so no one of them could list all the blocks; and a changed help
    text is no reason for a migration.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("block_types", None)
        super().__init__([], **kwargs)

    @cached_property
    def stream_block(self) -> StreamBlock:
        """The stream block with every registered block, in the order of the registry."""
        block = StreamBlock([(name, block_class()) for name, block_class in body_blocks().items()])
        block.set_meta_options(self.block_opts)
        return block

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Read a stored body; what is no block at all is passed over."""
        stored = self.json_field.from_db_value(value, expression, connection)
        children = [each for each in stored if isinstance(each, dict)] if isinstance(stored, list) else []
        return self.to_python([each for each in children if isinstance(each.get("type"), str)])

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Describe the field to migrations without its blocks."""
        name, path, _args, kwargs = super(StreamField, self).deconstruct()
        return name, path, [], kwargs
