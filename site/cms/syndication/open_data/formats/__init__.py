"""The formats in which every table is published: each a function that writes a part as pieces of bytes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cms.syndication.open_data.formats.csv_file import write_csv
from cms.syndication.open_data.formats.json_file import write_json
from cms.syndication.open_data.formats.parquet import write_parquet
from cms.syndication.open_data.publication import Publication
from cms.syndication.open_data.tables import Part


@dataclass(frozen=True)
class Format:
    """One format.

    Attributes:
        extension: such as ``csv``.
        name: for readers.
        media_type: as IANA registers it.
        file_type: its name in the European Union's list of file types.
        parameters: what stands behind the media type in an answer.
        write: yields the file in pieces; no more than some thousand rows are in memory at once.
    """

    extension: str
    name: str
    media_type: str
    file_type: str
    parameters: str
    write: Callable[[Part, Publication], Iterator[bytes]]


FORMATS = {
    each.extension: each
    for each in (
        Format("csv", "CSV", "text/csv", "CSV", "; charset=utf-8; header=present", write_csv),
        Format("json", "JSON", "application/json", "JSON", "", write_json),
        Format("parquet", "Parquet", "application/vnd.apache.parquet", "PARQUET", "", write_parquet),
    )
}
