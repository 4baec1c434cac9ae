"""What the frame around the articles adds to the API."""

from home.api.queries import HomeQueries
from home.api.types import FIELDS

QUERIES = [HomeQueries]

__all__ = ["FIELDS", "QUERIES"]
