"""What the blog adds to the API."""

from blog.api.queries import BlogQueries
from blog.api.types import FIELDS

QUERIES = [BlogQueries]

__all__ = ["FIELDS", "QUERIES"]
