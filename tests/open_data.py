"""Asks for open data as a program does, and reads what it gets with other people's software."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import duckdb
from django.test import Client
from frictionless import Resource, Schema


def get(path: str, **headers: str) -> Any:
    """Return the HTTP response to a GET of a file below ``/data/``; headers with underscores for hyphens."""
    return Client().get(f"/data/{path}", headers={name.replace("_", "-"): value for name, value in headers.items()})


def content(path: str) -> bytes:
    """Return the bytes of a file that is there."""
    response = get(path)
    assert response.status_code == 200, response.content
    return b"".join(response)


def text(path: str) -> str:
    """Return a text file."""
    return content(path).decode()


def csv_rows(path: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(text(path), newline="")))


def json_file(path: str) -> dict[str, Any]:
    """Return what a JSON file holds."""
    return json.loads(content(path))


def parquet_rows(source: bytes, folder: Path) -> list[dict[str, Any]]:
    """Return the rows of a Parquet file, as DuckDB reads them."""
    file = folder / "file.parquet"
    file.write_bytes(source)
    with duckdb.connect() as database:
        found = database.execute("DESCRIBE SELECT * FROM read_parquet($file)", {"file": str(file)}).fetchall()
        names = [name for name, *_rest in found]
        # In Python, DuckDB wants a library of time zones for those with a zone; ours are all in UTC.
        read = [f"make_timestamp(epoch_us({name}))" if "ZONE" in type_ else name for name, type_, *_rest in found]
        rows = database.execute(f"SELECT {', '.join(read)} FROM read_parquet($file)", {"file": str(file)})
        return [dict(zip(names, row, strict=True)) for row in rows.fetchall()]


def faults(place: str, folder: Path) -> list[Any]:
    """Return what frictionless finds wrong with a table's CSV and JSON files by its published schema."""
    schema = Schema.from_descriptor(json_file(f"{place}.schema.json"))
    comma_separated = folder / "table.csv"
    comma_separated.write_bytes(content(f"{place}.csv"))
    resources = [
        Resource(path=comma_separated.name, basepath=str(folder), schema=schema),
        Resource(data=json_file(f"{place}.json")["data"], schema=schema),
    ]
    reports = [resource.validate() for resource in resources]
    return [error for report in reports for error in report.flatten(["rowNumber", "fieldName", "type", "message"])]
