"""Stored rich text turned into what readers get: safe HTML, plain text, a tree of nodes, and its links."""

from cms.core.rich_text.links import Link
from cms.core.rich_text.references import References, references
from cms.core.rich_text.rich_text import RichText, plain
from cms.core.rich_text.targets import ImageTarget, LinkTarget, Targets

__all__ = ["ImageTarget", "Link", "LinkTarget", "References", "RichText", "Targets", "plain", "references"]
