"""The root fields of laureates and calls."""

from typing import Any

import graphene

from cms.api.kit import Slice, combine, one, ordering_of, paginate, type_of, window
from cms.core.visibility import visible
from laureates.api.filters import LaureateFilter, laureate_condition
from laureates.api.lists import (
    CALL_ORDERINGS,
    LAUREATE_ORDERINGS,
    CallForProjectsConnection,
    CallOrder,
    LaureateConnection,
    LaureateOrder,
)
from laureates.models import CallForProjects, Laureate


class LaureateQueries(graphene.ObjectType):
    """Laureates and calls for projects."""

    laureate = graphene.Field(
        type_of("laureates.Laureate"),
        id=graphene.ID(),
        slug=graphene.String(),
        preview_token=graphene.String(),
        description="One laureate, by id or by slug.",
    )
    laureates = graphene.Field(
        LaureateConnection,
        required=True,
        first=graphene.Int(default_value=20),
        after=graphene.String(),
        offset=graphene.Int(),
        filter=LaureateFilter(),
        order_by=graphene.Argument(LaureateOrder, default_value=LaureateOrder.NAME_ASC),
    )
    call_for_projects = graphene.Field(
        type_of("laureates.CallForProjects"),
        id=graphene.ID(),
        slug=graphene.String(),
        preview_token=graphene.String(),
        description="One call for projects, by id or by slug.",
    )
    calls_for_projects = graphene.Field(
        CallForProjectsConnection,
        required=True,
        first=graphene.Int(default_value=20),
        after=graphene.String(),
        order_by=graphene.Argument(CallOrder, default_value=CallOrder.OPENED_DESC),
    )

    @staticmethod
    def resolve_laureate(root: None, info: graphene.ResolveInfo, **asked: Any) -> Any:
        """Return a laureate; of two with one slug, the one in the main language."""
        return one(visible(Laureate.objects.order_by("locale_id", "pk")), info.context, **asked)

    @staticmethod
    def resolve_laureates(
        root: None, info: graphene.ResolveInfo, order_by: Any, filter: Any = None, **arguments: Any
    ) -> Slice:
        """Return a page of the laureates."""
        ordering = ordering_of(LAUREATE_ORDERINGS, order_by)
        laureates = visible(Laureate.objects.all()).filter(combine(filter, laureate_condition))
        return paginate([laureates], ordering, window(ordering, Laureate, **arguments))[0]

    @staticmethod
    def resolve_call_for_projects(root: None, info: graphene.ResolveInfo, **asked: Any) -> Any:
        """Return a call; of two with one slug, the one in the main language."""
        return one(visible(CallForProjects.objects.order_by("locale_id", "pk")), info.context, **asked)

    @staticmethod
    def resolve_calls_for_projects(root: None, info: graphene.ResolveInfo, order_by: Any, **arguments: Any) -> Slice:
        """Return a page of the calls."""
        ordering = ordering_of(CALL_ORDERINGS, order_by)
        calls = visible(CallForProjects.objects.all())
        return paginate([calls], ordering, window(ordering, CallForProjects, **arguments))[0]
