"""A table of HTML, as the table block stores one."""

from typing import Any

from bs4.element import Tag

from cms.newsroom.importing.html.inline import words

MAX_ROWS, MAX_COLUMNS = 500, 50


def rows_of(table: Tag) -> list[list[str]]:
    """Return the texts of a table's cells; a merged cell's text stands in the first of its places."""
    rows = []
    for row in table.find_all("tr")[:MAX_ROWS]:
        cells: list[str] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            cells.append(words(cell))
            cells.extend([""] * (_span(cell) - 1))
        rows.append(cells[:MAX_COLUMNS])
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows if any(row)]


def is_merged(table: Tag) -> bool:
    """Return whether cells span several rows or columns."""
    return any(
        cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1" for cell in table.find_all(["td", "th"])
    )


def table_value(rows: list[list[str]], caption: str) -> dict[str, Any]:
    """Return the value of a table block, its first row as headings."""
    options = {"first_row_is_table_header": True, "first_col_is_header": False, "table_header_choice": "row"}
    return {"caption": caption[:255], "table": {"data": rows, **options}}


def _span(cell: Tag) -> int:
    text = str(cell.get("colspan") or "1")
    return max(1, min(int(text), MAX_COLUMNS)) if text.isdecimal() else 1
