"""Parquet, written by ourselves: docs/decisions/0017-parquet-written-by-ourselves.md says why.

Flat tables, data pages of version 1, plain encoding, gzip. Source: https://github.com/apache/parquet-format, 2.11.
"""

from cms.syndication.open_data.formats.parquet.writer import write_parquet

__all__ = ["write_parquet"]
