"""HTML that others wrote, as the blocks of a body: ``to_blocks``."""

from cms.newsroom.importing.html.blocks import to_blocks
from cms.newsroom.importing.html.parts import Block, Converted, FoundPicture, LeftOut, Pictures

__all__ = ["Block", "Converted", "FoundPicture", "LeftOut", "Pictures", "to_blocks"]
