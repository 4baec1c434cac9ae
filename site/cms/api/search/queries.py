"""The root field ``search``."""

from typing import Any

import graphene

from cms.api.batches import batch_of
from cms.api.connections import paginate, window
from cms.api.prices import priced
from cms.api.search.asked import BEST_FIRST, Asked
from cms.api.search.types import SearchConnection, SearchSlice, SearchType
from cms.api.sites import reader_root
from cms.core.models import SearchDocument
from cms.core.search.query import read_query

#: A search ranks everything that it finds.
PRICE = 20


class SearchQueries(graphene.ObjectType):
    """Full-text search."""

    search = priced(
        graphene.Field(
            SearchConnection,
            required=True,
            query=graphene.String(required=True),
            types=graphene.List(graphene.NonNull(SearchType), description="Null for all."),
            rubric=graphene.String(description="Slug: only pages in this rubric or below it."),
            first=graphene.Int(default_value=10),
            after=graphene.String(),
            locale=graphene.String(),
            site=graphene.String(),
            description="What readers look for: all of its words, in any form; words in quotation marks side by side.",
        ),
        PRICE,
    )

    @staticmethod
    def resolve_search(
        root: None, info: graphene.ResolveInfo, query: str, first: int | None = None, **arguments: Any
    ) -> SearchSlice:
        """Return a page of the hits, the best first."""
        front = reader_root(info.context, arguments.get("site"), arguments.get("locale"))
        types = arguments.get("types")
        kinds = None if types is None else [each.value for each in types]
        asked = Asked(read_query(query, front.locale), front, kinds, arguments.get("rubric"))
        page = window(BEST_FIRST, SearchDocument, 10 if first is None else first, arguments.get("after"))
        found = paginate([asked.documents()], BEST_FIRST, page)[0]
        for hit in found.nodes and batch_of(found.nodes[0]).objects:
            hit.query = asked.query
        return SearchSlice(found.nodes, found.ordering, found.queryset, found.has_next, found.has_previous, asked)
