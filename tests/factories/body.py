"""Builders of bodies: ``body(heading("Lieux"), paragraph("<p>…</p>"), laureate(association))``.

Each returns a block in the form in which it is stored; ``body`` returns the text to assign to a body field.
"""

import json
import uuid
from decimal import Decimal
from typing import Any

from wagtail.models import Page

Block = dict[str, Any]


def body(*blocks: Block) -> str:
    """Return a body as it is stored."""
    return json.dumps(list(blocks))


def block(name: str, value: Any) -> Block:
    """Return a block of any name, also of one that doesn't exist."""
    return {"type": name, "value": value, "id": str(uuid.uuid4())}


def items(values: Any) -> list[Block]:
    """Return the entries of a list inside a block."""
    return [block("item", value) for value in values]


def heading(text: str = "Des lieux ouverts", level: int = 2) -> Block:
    return block("heading", {"text": text, "level": str(level)})


def paragraph(html: str = "<p>Un atelier par semaine.</p>") -> Block:
    return block("paragraph", html)


def quote(
    text: str = "On apprend ensemble.", speaker: str = "Une bénévole", role: str = "", attribution: str = ""
) -> Block:
    return block("quote", {"text": text, "speaker": speaker, "role": role, "attribution": attribution})


def callout(html: str = "<p>Entrée libre.</p>", title: str = "") -> Block:
    return block("callout", {"title": title, "text": html})


def image(picture: Any, alt: str = "", caption: str = "", credit: str = "", decorative: bool = False) -> Block:
    value = {"image": picture.pk, "alt": alt, "caption": caption, "credit": credit, "decorative": decorative}
    return block("image", value)


def document(file: Any, title: str = "") -> Block:
    return block("document", {"document": file.pk, "title": title})


def embed(url: str = "https://video.example.org/1") -> Block:
    """Return an embed; ``EmbedFactory(url=url)`` makes what the other site would answer."""
    return block("embed", {"embed": url})


def key_figures(*figures: tuple[Any, ...]) -> Block:
    """Return key figures, each given as ``(value, label, unit, as_of)``; the last two may be left out."""
    return block("key_figures", {"figures": items(figure(*values) for values in figures or [(120, "ateliers")])})


def figure(value: Any, label: str, unit: str = "", as_of: int | None = None) -> dict[str, Any]:
    """Return the value of one key figure."""
    return {"value": str(Decimal(value)), "label": label, "unit": unit, "as_of": as_of}


def table(*rows: list[str], caption: str = "Ateliers par quartier", first_column_is_heading: bool = False) -> Block:
    """Return a table whose first row holds the headings."""
    data = list(rows) or [["Quartier", "Ateliers"], ["Centre", "12"]]
    options = {
        "first_row_is_table_header": True,
        "first_col_is_header": first_column_is_heading,
        "table_header_choice": "both" if first_column_is_heading else "row",
    }
    return block("table", {"caption": caption, "table": {"data": data, **options}})


def related_pages(*pages: Page, title: str = "") -> Block:
    return block("related_pages", {"title": title, "pages": items(page.pk for page in pages)})


def contribute(title: str = "À vous", text: str = "", button_label: str = "Écrire", page: Page | None = None) -> Block:
    value = {"title": title, "text": text, "button_label": button_label, "page": page.pk if page else None}
    return block("contribute", value)


def laureate(association: Any, html: str = "") -> Block:
    return block("laureate", {"laureate": association.pk, "text": html})


def laureate_list(*associations: Any, title: str = "") -> Block:
    return block("laureate_list", {"title": title, "laureates": items(each.pk for each in associations)})


def call(projects: Any) -> Block:
    return block("call", {"call": projects.pk})
