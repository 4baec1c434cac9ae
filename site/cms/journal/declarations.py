"""What a model says of itself: that it is public content, as what, and where else it is shown.

``journal_type``: what the journal calls it, such as ``article``; ``""`` if it stays out.
``journal_shown_in``: pairs of a model and a lookup from that model, for what shows it without referring to it in a
way that Wagtail's reference index knows: ``("blog.ArticlePage", "also_in")``.
``journal_rows_of``: on a model of inline rows, its foreign keys to things that show the row besides the one in which it
is edited: an award is edited in its call, and shown by its laureate.
``journal_tags``: cache tags of every entry about it, besides those that all have.
"""

from typing import Any

#: Fields that only editors see: to write them changes nothing for readers.
EDITORIAL_FIELDS = frozenset(
    {
        "comments",
        "wagtail_admin_comments",
        "draft_title",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
    }
)


def declares(model: type[Any]) -> bool:
    """Return whether a model itself, not one that it is derived from, says that it is public or stays out."""
    return "journal_type" in vars(model)
