"""The Table Schema of a table. Source: https://specs.frictionlessdata.io/table-schema/ (version 1)."""

from typing import Any

from cms.syndication.open_data.publication import Publication
from cms.syndication.open_data.tables import Column, ColumnType, Part

PROFILE = "https://specs.frictionlessdata.io/schemas/table-schema.json"


def describe(part: Part, publication: Publication) -> dict[str, Any]:
    """Return the schema as a JSON object; it holds for the CSV file and for the JSON file's rows.

    ``licenses``, ``sources`` and the like aren't Table Schema's own words but Data Package's, which it allows.
    """
    described: dict[str, Any] = {
        "$schema": PROFILE,
        "name": part.place.replace("/", "-"),
        "title": part.title,
        "description": part.description,
        "path": publication.address_of(f"{part.place}.schema.json"),
        **({"homepage": part.table.standard} if part.table.standard else {}),
        "licenses": publication.licenses(),
        "sources": publication.sources(),
        "missingValues": [""],
        "primaryKey": list(part.table.key),
        "fields": [_field(column) for column in part.table.columns],
    }
    if not described["primaryKey"]:
        del described["primaryKey"]
    return described


def _field(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {"name": column.name, "type": column.type.value, "title": str(column.title)}
    if column.description:
        described["description"] = str(column.description)
    if column.example:
        described["example"] = column.example
    if column.type is ColumnType.BOOLEAN:
        true, false = column.words
        described |= {"trueValues": [true], "falseValues": [false]}
    if column.constraints:
        described["constraints"] = dict(column.constraints)
    return described
