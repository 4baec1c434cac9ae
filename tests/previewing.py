"""Shows a block as the block picker does, without a database."""

from django.template.loader import render_to_string

from cms.core.blocks.body import BodyField


def preview(name: str) -> str:
    """Return the HTML page that the block picker shows for the body's block of that name."""
    block = BodyField().stream_block.child_blocks[name]
    value = block.get_preview_value()
    context = {"block_def": block, "bound_block": block.bind(value), "page_title": str(block.label)}
    return render_to_string(block.get_preview_template(value, context), block.get_preview_context(value, context))
