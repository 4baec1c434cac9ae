"""What a search answers: hits, of the types that the content apps declare."""

from dataclasses import dataclass
from typing import Any

import graphene
from wagtail.models import Page

from cms.api.connections import Slice, connection_type
from cms.api.content_types import type_of
from cms.api.context import RequestContext
from cms.api.declarations import Field, batched_field, list_of, needs
from cms.api.relations import Related
from cms.api.scalars import HTML
from cms.api.search.asked import Asked
from cms.api.search.facets import Facet, SearchFacet, rubric_facets, type_facets
from cms.api.types.page import PageInterface
from cms.core.models import SearchDocument
from cms.core.search.backends import SCALE
from cms.core.search.declarations import searched_models
from cms.core.search.snippet import snippet

Hits = list[SearchDocument]

#: The search type of pages that have none of their own.
PAGE = "PAGE"

#: How many rubrics a publication has, usually.
RUBRICS = 20

KINDS: dict[str, str] = {kind: model._meta.label for model, kind in searched_models().items()}
KINDS[PAGE] = Page._meta.label

SearchType = graphene.Enum("SearchType", [(kind, kind) for kind in KINDS])


def _load_snippets(hits: Hits, context: RequestContext) -> list[str]:
    texts = dict(SearchDocument.objects.filter(pk__in=[hit.pk for hit in hits]).values_list("pk", "text"))
    return [snippet(texts.get(hit.pk, ""), hit.query) for hit in hits]


def _load_urls(hits: Hits, context: RequestContext) -> list[str | None]:
    keys = [hit.page_id for hit in hits if hit.page_id is not None]
    pages = Page.objects.only("url_path").in_bulk(keys) if keys else {}
    return [context.roots.url(pages[hit.page_id]) if hit.page_id in pages else None for hit in hits]


def _found_as(kind: str) -> Related:
    def keys(hit: SearchDocument) -> list[int]:
        return [hit.object_id] if hit.kind == kind else []

    return Related(KINDS[kind], "pk", keys, needs=("kind", "object_id"))


def _thing_field(kind: str) -> graphene.Field:
    thing = PageInterface if kind == PAGE else type_of(KINDS[kind])
    declared = Field(kind.lower(), thing, _found_as(kind), description=f"If its type is `{kind}`.")
    return batched_field(declared, SearchDocument)


SearchHit = type(
    "SearchHit",
    (graphene.ObjectType,),
    {
        "__doc__": "Something that a search found.",
        "score": graphene.Float(
            description="How well it matches; says something only beside the other hits of the same search.",
            resolver=needs()(lambda hit, info: hit.score / SCALE),
        ),
        "type": graphene.Field(SearchType, required=True, resolver=needs("kind")(lambda hit, info: hit.kind)),
        "title": graphene.String(required=True),
        "url": batched_field(
            Field(
                "url",
                graphene.String,
                _load_urls,
                description="On the reader's site; null if it has no page.",
                needs=["page_id"],
            ),
            SearchDocument,
        ),
        "snippet": batched_field(
            Field(
                "snippet",
                graphene.NonNull(HTML),
                _load_snippets,
                description="The passage that was found, safe to insert, with the found words in `<mark>`.",
                needs=[],
            ),
            SearchDocument,
        ),
        **{kind.lower(): _thing_field(kind) for kind in KINDS},
    },
)


@dataclass(eq=False)
class SearchSlice(Slice):
    """A page of hits, with what was asked, for the facets."""

    asked: Asked


_Connection: Any = connection_type("Search", lambda: SearchHit)


class SearchConnection(_Connection):
    """A page of hits."""

    type_facets = graphene.Field(
        list_of(SearchFacet, size=len(KINDS)),
        description="Hits by type, whatever `types` asks for. The value goes into `types`.",
    )
    rubric_facets = graphene.Field(
        list_of(SearchFacet, size=RUBRICS),
        description="Hits by rubric and below it, whatever `rubric` asks for. The value goes into `rubric`.",
    )

    @staticmethod
    def resolve_type_facets(page: SearchSlice, info: graphene.ResolveInfo) -> list[Facet]:
        """Count the hits by type."""
        return type_facets(page.asked)

    @staticmethod
    def resolve_rubric_facets(page: SearchSlice, info: graphene.ResolveInfo) -> list[Facet]:
        """Count the hits by rubric."""
        return rubric_facets(page.asked)
