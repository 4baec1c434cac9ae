"""What laureates and calls add to the API."""

from laureates.api.queries import LaureateQueries
from laureates.api.types import FIELDS

QUERIES = [LaureateQueries]

__all__ = ["FIELDS", "QUERIES"]
