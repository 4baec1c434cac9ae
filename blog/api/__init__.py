"""What the blog adds to the API."""

from blog.api.html import BODY_HTML
from blog.api.json_ld import JSON_LD
from blog.api.mutations import BlogMutations
from blog.api.queries import BlogQueries
from blog.api.types import FIELDS

QUERIES = [BlogQueries]
MUTATIONS = [BlogMutations]

__all__ = ["BODY_HTML", "FIELDS", "JSON_LD", "MUTATIONS", "QUERIES"]
