"""The root field ``search``."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import graphene
from django.db.models import QuerySet

from cms.api.batches import batch_of
from cms.api.connections import Slice, Window, paginate, window
from cms.api.plans.columns import OBJECT, Columns, columns
from cms.api.plans.pages import Pages
from cms.api.plans.sources import Below
from cms.api.prices import priced
from cms.api.search.asked import BEST_FIRST, Asked
from cms.api.search.types import SearchConnection, SearchSlice, SearchType
from cms.api.sites import reader_root
from cms.core.models import SearchDocument
from cms.core.parameters import Parameter, StandIn
from cms.core.search.backends import backend
from cms.core.search.documents import visible_documents
from cms.core.search.query import read_query

#: A search ranks everything that it finds.
PRICE = 20

#: How many compiled searches are kept: one for each set of columns that documents ask of hits.
KEPT = 100


@dataclass(frozen=True, eq=False)
class Search:
    """The resolver of ``search``: a list by pages that plans compile."""

    def __call__(self, root: None, info: graphene.ResolveInfo, **arguments: Any) -> SearchSlice:
        """Return a page of the hits, the best first."""
        return self.page(*self.read(info, arguments))

    def page(self, asked: Asked, page: Window) -> SearchSlice:
        """Return a page of the hits, by a statement of its own."""
        return found(paginate([asked.documents()], BEST_FIRST, page)[0], asked)

    def read(self, info: graphene.ResolveInfo, arguments: dict[str, Any]) -> tuple[Asked, Window]:
        """Return what is looked for, and which page of the hits is wanted.

        Raises:
            ApiError: BAD_USER_INPUT, for arguments that can't be.
        """
        front = reader_root(info.context, arguments.get("site"), arguments.get("locale"))
        types, first = arguments.get("types"), arguments.get("first")
        kinds = None if types is None else [each.value for each in types]
        asked = Asked(read_query(arguments["query"], front.locale), front, kinds, arguments.get("rubric"))
        return asked, window(BEST_FIRST, SearchDocument, 10 if first is None else first, arguments.get("after"))

    def compile(self, below: Below) -> Callable[..., SearchSlice]:
        """Return a resolver that reads only what is asked of the hits; their SQL is kept."""
        # Hits are told what was asked: rows can't be.
        needs = below.needs("nodes") | below.needs("edges", "node") | {OBJECT}
        return _compiled(self, columns(SearchDocument, needs))


@lru_cache(KEPT)
def _compiled(declared: Search, wanted: Columns) -> Callable[..., SearchSlice]:
    pages: dict[frozenset[str] | None, Pages] = {}

    def resolve(root: None, info: graphene.ResolveInfo, **arguments: Any) -> SearchSlice:
        asked, page = declared.read(info, arguments)
        notation = backend().notation(asked.query) if asked.query.phrases else None
        if asked.rubric is not None or notation is None:
            # A rubric's place in the tree, and those that list guests, make a statement of their own.
            return declared.page(asked, page)
        kinds = None if asked.kinds is None else frozenset(asked.kinds)
        if kinds not in pages:
            pages[kinds] = Pages(wanted, partial(matching_documents, kinds))
        values = {"url_path": asked.root.url_path, "locale": asked.root.locale, "asked": notation}
        return found(pages[kinds].read(BEST_FIRST, page, [values])[0], asked)

    return resolve


def matching_documents(kinds: frozenset[str] | None) -> QuerySet[SearchDocument]:
    """Return what is found, for a statement that is kept: all that is asked but the kinds are parameters."""
    return backend().matching_notation(Parameter("asked"))(visible_documents(StandIn(), kinds))


def found(page: Slice, asked: Asked) -> SearchSlice:
    """Return a page of hits that know what was asked."""
    # The reference asks the whole batch along, the hit that tells of a next page too.
    for hit in page.nodes and batch_of(page.nodes[0]).objects:
        hit.query = asked.query
    return SearchSlice(
        page.nodes, page.ordering, page.counted, page.has_next, page.has_previous, asked, counter=page.counter
    )


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
            resolver=Search(),
            description="What readers look for: all of its words, in any form; words in quotation marks side by side.",
        ),
        PRICE,
    )
