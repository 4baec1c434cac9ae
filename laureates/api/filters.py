"""Which laureates: the conditions that frontends can combine."""

import re
from collections.abc import Mapping
from typing import Any

import graphene
from django.db import connection
from django.db.models import Q, QuerySet

from cms.core.visibility import visible
from laureates.models import Award, LaureateLabel, LaureateTerritory, LaureateTheme


class LaureateFilter(graphene.InputObjectType):
    """Which laureates. Every condition that is given must hold; combine filters with `and`, `or`, `not`."""

    call = graphene.String(description="Slug: those that won this call for projects.")
    territory = graphene.String(description="Name or slug.")
    theme = graphene.String(description="Exactly as written.")
    label = graphene.String(description="Exactly as written.")
    year = graphene.Int(description="Those that won something that year.")
    name_contains = graphene.String(description="Part of the name, in any case.")
    and_ = graphene.InputField(lambda: graphene.List(graphene.NonNull(LaureateFilter)), name="and")
    or_ = graphene.InputField(lambda: graphene.List(graphene.NonNull(LaureateFilter)), name="or")
    not_ = graphene.InputField(lambda: LaureateFilter, name="not")


def laureate_condition(asked: Mapping[str, Any]) -> Q:
    """Turn one level of a ``LaureateFilter`` into a condition. What may not be seen is as if it did not exist."""
    condition = Q()
    if (slug := asked.get("call")) is not None:
        condition &= _among(visible(Award.objects.filter(call__slug=slug)))
    if (territory := asked.get("territory")) is not None:
        named = Q(territory__slug=territory) | Q(territory__name=territory)
        condition &= _among(LaureateTerritory.objects.filter(named))
    if (theme := asked.get("theme")) is not None:
        condition &= _among(LaureateTheme.objects.filter(name=theme))
    if (label := asked.get("label")) is not None:
        condition &= _among(LaureateLabel.objects.filter(name=label))
    if (year := asked.get("year")) is not None:
        condition &= _among(visible(Award.objects.filter(year=year)))
    if (part := asked.get("name_contains")) is not None:
        condition &= _named(part)
    return condition


def _named(part: str) -> Q:
    # SQLite's LIKE knows upper and lower case of unaccented letters only.
    return Q(name__iregex=re.escape(part)) if connection.vendor == "sqlite" else Q(name__icontains=part)


def _among(rows: QuerySet[Any]) -> Q:
    return Q(pk__in=rows.values("laureate"))
