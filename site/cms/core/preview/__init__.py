"""Seeing what isn't published: tokens that expire and can be revoked, and the draft as if it were public."""

from cms.core.preview.tokens import create_panel_preview, create_share_link, find_preview
from cms.core.preview.world import preview_world

__all__ = ["create_panel_preview", "create_share_link", "find_preview", "preview_world"]
