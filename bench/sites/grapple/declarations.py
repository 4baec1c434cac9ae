"""Declares for grapple, by grapple's own helpers, what our content apps declare for our API."""

from grapple.helpers import register_query_field, register_streamfield_block
from grapple.models import (
    GraphQLCollection,
    GraphQLFloat,
    GraphQLForeignKey,
    GraphQLImage,
    GraphQLSnippet,
    GraphQLString,
    GraphQLTag,
)

from blog.models import ArticleAuthor, ArticlePage
from cms.core.blocks import HeadingBlock, QuoteBlock
from laureates.blocks import LaureateListBlock
from laureates.models import Laureate, LaureateKeyFigure, LaureateTerritory, Territory


def declare() -> None:
    """Add to what the models and blocks declare already."""
    ArticlePage.graphql_fields = [
        *ArticlePage.graphql_fields,
        GraphQLImage("cover"),
        GraphQLCollection(GraphQLForeignKey, "article_authors", "blog.ArticleAuthor"),
        GraphQLTag("tags", is_list=True),
    ]
    ArticleAuthor.graphql_fields = [GraphQLSnippet("author", "blog.Author")]
    Laureate.graphql_fields = [
        *Laureate.graphql_fields,
        GraphQLImage("logo"),
        GraphQLCollection(GraphQLForeignKey, "key_figures", "laureates.LaureateKeyFigure"),
        GraphQLCollection(GraphQLForeignKey, "territory_links", "laureates.LaureateTerritory"),
    ]
    LaureateKeyFigure.graphql_fields = [GraphQLString("label"), GraphQLFloat("value")]
    LaureateTerritory.graphql_fields = [GraphQLSnippet("territory", "laureates.Territory")]
    Territory.graphql_fields = [GraphQLString("name")]
    LaureateListBlock.graphql_fields = [GraphQLCollection(GraphQLForeignKey, "laureates", "laureates.Laureate")]
    for block in (HeadingBlock, QuoteBlock, LaureateListBlock):
        register_streamfield_block(block)
    register_query_field("article")(ArticlePage)
    register_query_field("laureate")(Laureate)
