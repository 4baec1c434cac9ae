"""The root fields of laureates and calls."""

import graphene
from django.db.models import QuerySet

from cms.api.kit import RootList, RootThing, type_of
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


def laureates_by_language() -> QuerySet[Laureate]:
    """Return the laureates so that of two with one slug the one in the main language comes first."""
    return visible(Laureate.objects.order_by("locale_id", "pk"))


def calls_by_language() -> QuerySet[CallForProjects]:
    """Return the calls so that of two with one slug the one in the main language comes first."""
    return visible(CallForProjects.objects.order_by("locale_id", "pk"))


class LaureateQueries(graphene.ObjectType):
    """Laureates and calls for projects."""

    laureate = graphene.Field(
        type_of("laureates.Laureate"),
        id=graphene.ID(),
        slug=graphene.String(),
        preview_token=graphene.String(),
        resolver=RootThing(laureates_by_language),
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
        resolver=RootList(lambda: visible(Laureate.objects.all()), LAUREATE_ORDERINGS, laureate_condition),
    )
    call_for_projects = graphene.Field(
        type_of("laureates.CallForProjects"),
        id=graphene.ID(),
        slug=graphene.String(),
        preview_token=graphene.String(),
        resolver=RootThing(calls_by_language),
        description="One call for projects, by id or by slug.",
    )
    calls_for_projects = graphene.Field(
        CallForProjectsConnection,
        required=True,
        first=graphene.Int(default_value=20),
        after=graphene.String(),
        order_by=graphene.Argument(CallOrder, default_value=CallOrder.OPENED_DESC),
        resolver=RootList(lambda: visible(CallForProjects.objects.all()), CALL_ORDERINGS),
    )
