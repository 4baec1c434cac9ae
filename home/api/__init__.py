"""What the frame around the articles adds to the API."""

from home.api.forms import FormQueries
from home.api.mutations import HomeMutations
from home.api.queries import HomeQueries
from home.api.types import FIELDS

QUERIES = [HomeQueries, FormQueries]
MUTATIONS = [HomeMutations]

__all__ = ["FIELDS", "MUTATIONS", "QUERIES"]
