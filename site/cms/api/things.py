"""Asks things of any type, from inside, for what a GraphQL fragment names: without HTTP, limits or caller.

The schema here has the public one's types, and one root field: the things that were given. What can be asked, who sees
what, and the constant number of statements are therefore the API's own.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import graphene
from django.db.models import Model
from django.http import HttpRequest
from django.utils.functional import cached_property
from graphql import DocumentNode, GraphQLSchema, OperationDefinitionNode, execute_sync, parse, validate
from graphql.validation import OverlappingFieldsCanBeMergedRule, specified_rules
from wagtail.images import get_image_model

from cms.api.content_types import content_types
from cms.api.context import RequestContext
from cms.api.loaders.objects import fetch_visible
from cms.api.plans.answer import PlannedDocument
from cms.api.plans.compiler import ignore
from cms.api.types.image import Image
from cms.journal.sources import source_of

# Blocks of different types may name different things alike: an answer is read by the type that it names.
RULES = [rule for rule in specified_rules if rule is not OverlappingFieldsCanBeMergedRule]


@cache
def types_of_things() -> dict[Any, type[graphene.ObjectType]]:
    """Return the schema's type of each model whose things can be asked."""
    declared = {model: type_ for model, type_ in content_types().items() if issubclass(model, Model)}
    return {**declared, get_image_model(): Image}


@cache
def things_schema() -> GraphQLSchema:
    """Build the schema on first use, and keep it. Ids are those of the journal: ``article:12``."""
    types = types_of_things()

    class Thing(graphene.Union):
        class Meta:
            types = tuple(types_of_things().values())

        @classmethod
        def resolve_type(cls, instance: Any, info: graphene.ResolveInfo) -> type[graphene.ObjectType]:
            return types[type(instance)]

    class Query(graphene.ObjectType):
        things = graphene.List(graphene.NonNull(Thing), required=True, resolver=_asked_things)

    built: GraphQLSchema = graphene.Schema(query=Query, types=list(content_types().values())).graphql_schema
    for model, type_ in types.items():
        source = source_of(model)
        if source is not None:
            named: Any = built.type_map[type_._meta.name]
            named.fields["id"].resolve = _name_as(source.type)
    return built


def _asked_things(root: None, info: graphene.ResolveInfo) -> list[Any]:
    things: list[Any] = info.context.cache["things"]
    return things


def _name_as(kind: str) -> Any:
    return lambda each, info: f"{kind}:{each.pk}"


class ThingsDocument:
    """A document that asks each of the given things for what is selected of its type.

    Args:
        selections: fields in GraphQL by model, such as ``{ArticlePage: "id title rubric { id }"}``.
        fragments: the fragments that they use, as text.
    """

    def __init__(self, selections: Mapping[Any, str], fragments: str = "") -> None:
        self.selections = dict(selections)
        self.fragments = fragments

    @cached_property
    def tree(self) -> DocumentNode:
        """The document, checked against the schema.

        Raises:
            GraphQLError: if it asks for what the schema doesn't have.
        """
        types = types_of_things()
        parts = "\n".join(f"... on {types[model]._meta.name} {{ {text} }}" for model, text in self.selections.items())
        tree = parse(f"query Things {{ things {{ {parts} }} }}\n{self.fragments}")
        for error in validate(things_schema(), tree, RULES):
            raise error
        return tree

    @cached_property
    def plans(self) -> PlannedDocument:
        """How the document is answered, compiled when it is first asked."""
        return PlannedDocument(self.tree, ignore)

    def ask(self, model: Any, keys: list[int]) -> dict[int, dict[str, Any]]:
        """Return the answers of those of some things of one type that readers may see, by key.

        Constant statements, however many things there are.
        """
        things = list(fetch_visible(model, keys).values())
        if not things:
            return {}
        context = RequestContext(HttpRequest(), request_id="", cache={"things": things})
        operation = next(each for each in self.tree.definitions if isinstance(each, OperationDefinitionNode))
        data = self.plans.answer(operation, {}, context, things_schema()) or self._by_reference(context)
        return {thing.pk: answer for thing, answer in zip(things, data["things"], strict=True)}

    def _by_reference(self, context: RequestContext) -> dict[str, Any]:
        """Answer by graphql-core; raise whatever went wrong."""
        result = execute_sync(things_schema(), self.tree, context_value=context)
        for error in result.errors or ():
            raise error
        return result.data or {"things": []}
