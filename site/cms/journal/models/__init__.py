"""What the journal keeps: its entries, what is public as far as they tell, and how far each reader has read."""

from cms.journal.models.entry import Entry, Kind, Reason
from cms.journal.models.public_item import PublicItem
from cms.journal.models.reading import Horizon, ReaderCursor

__all__ = ["Entry", "Horizon", "Kind", "PublicItem", "ReaderCursor", "Reason"]
