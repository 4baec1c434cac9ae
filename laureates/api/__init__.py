"""What laureates and calls add to the API."""

from laureates.api.html import BODY_HTML
from laureates.api.json_ld import JSON_LD
from laureates.api.queries import LaureateQueries
from laureates.api.types import FIELDS

QUERIES = [LaureateQueries]

__all__ = ["BODY_HTML", "FIELDS", "JSON_LD", "QUERIES"]
