"""Tables have headings that say what their columns hold (RGAA 5.4, 5.6, 5.7)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.core.blocks import TableBlock
from cms.newsroom.checks.content import Content
from cms.newsroom.checks.finding import Finding, Rule, shortened

NO_HEADINGS = Rule(
    "table-no-headings",
    True,
    _("Table without headings"),
    _("The table “%(caption)s” has no row of headings: choose “The first row is a header”."),
)
EMPTY_HEADING = Rule(
    "table-empty-heading",
    True,
    _("Empty heading in a table"),
    _("Column %(column)s of the table “%(caption)s” has no heading: say what the column holds."),
)
RULES = [NO_HEADINGS, EMPTY_HEADING]


def check(content: Content) -> Iterator[Finding]:
    """Yield each table without a row of headings, and each column without its heading."""
    for each in content.of(TableBlock):
        caption = shortened(each.value.get("caption"))
        stored = each.value.get("table") or {}
        if not stored.get("first_row_is_table_header", True):
            yield Finding(NO_HEADINGS, {"caption": caption}, each.field, each.id, each.place)
            continue
        for column in _unnamed(stored):
            details = {"caption": caption, "column": str(column)}
            yield Finding(EMPTY_HEADING, details, each.field, each.id, each.place)


def _unnamed(stored: dict[str, Any]) -> Iterator[int]:
    """Yield the columns, from 1, that hold something and have no heading."""
    rows = stored.get("data") or [[]]
    for index, heading in enumerate(rows[0]):
        is_corner = index == 0 and stored.get("first_col_is_header")
        used = any(str(row[index] or "").strip() for row in rows[1:] if index < len(row))
        if used and not is_corner and not str(heading or "").strip():
            yield index + 1
