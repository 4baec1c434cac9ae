"""The fields of laureates, calls and awards that lead to other things."""

from collections import defaultdict
from typing import Any

import graphene

from cms.api.kit import (
    BlockNode,
    Date,
    DateTime,
    Declaration,
    Field,
    Image,
    KeyFigure,
    Related,
    RequestContext,
    count_each,
    fetch,
    list_of,
    needs,
    nested_connection,
    rows_of,
    things_of,
    type_of,
    visible_one,
)
from cms.core.visibility import visible
from laureates.api.lists import EDITORS_ORDER, AwardConnection, awards_of_calls
from laureates.blocks import CallBlock, LaureateBlock, LaureateListBlock
from laureates.models import Award, Laureate

TerritoryKind = graphene.Enum(
    "TerritoryKind",
    [
        ("COMMUNE", "commune"),
        ("DEPARTMENT", "department"),
        ("REGION", "region"),
        ("COUNTRY", "country"),
        ("OTHER", "other"),
    ],
)


class Programme(graphene.ObjectType):
    """Something that a laureate runs, under its own name."""

    name = graphene.String(required=True)
    description = graphene.String(required=True, description="May be empty.")


class Territory(graphene.ObjectType):
    """A place where laureates are at work."""

    name = graphene.String(required=True)
    kind = graphene.Field(TerritoryKind, required=True)
    code = graphene.String(description="The official code, where there is one.")

    @staticmethod
    @needs("code", pure=True)
    def resolve_code(each: Any, info: graphene.ResolveInfo) -> str | None:
        """Return the code, if there is one."""
        return each.code or None


def _names(model: str) -> Related:
    return rows_of(model, "laureate", lambda row: row.name, reads=["name"])


def load_awards(laureates: list[Any], context: RequestContext) -> list[list[Award]]:
    """Return the visible awards of each laureate with their calls, latest first."""
    rows = Award.objects.select_related("call").filter(laureate__in=[each.pk for each in laureates])
    awards = fetch(visible(rows))
    grouped: dict[int, list[Award]] = defaultdict(list)
    for award in sorted(awards, key=lambda award: (-(award.year or 0), award.pk)):
        grouped[award.laureate_id].append(award)
    return [grouped[each.pk] for each in laureates]


def _load_laureate_counts(calls: list[Any], context: RequestContext) -> list[int]:
    won = [awards.values("laureate") for awards in awards_of_calls(calls)]
    return count_each([Laureate.objects.filter(pk__in=laureates) for laureates in won])


def _chosen(child: str, model: str) -> Related:
    def keys(node: BlockNode) -> list[int]:
        key = node.key(child)
        return [] if key is None else [key]

    return Related(model, "pk", keys)


def _attribute(name: str) -> Any:
    return needs(name)(lambda objects, context: [getattr(each, name) for each in objects])


FIELDS: dict[Any, list[Declaration]] = {
    "laureates.Laureate": [
        Field("logo", Image, visible_one("logo", "core.LibraryImage")),
        Field("key_figures", list_of(KeyFigure, size=4), rows_of("laureates.LaureateKeyFigure", "laureate")),
        Field("programmes", list_of(Programme, size=5), rows_of("laureates.LaureateProgramme", "laureate")),
        Field(
            "labels",
            list_of(graphene.String, size=3),
            _names("laureates.LaureateLabel"),
            description="Recognitions it holds.",
        ),
        Field(
            "partners",
            list_of(graphene.String, size=5),
            _names("laureates.LaureatePartner"),
            description="With whom it works.",
        ),
        Field(
            "territories",
            list_of(Territory, size=3),
            things_of(
                "laureates.Territory", "laureate_links__laureate", ["laureate_links__sort_order", "laureate_links__pk"]
            ),
            description="Where it is at work.",
        ),
        Field(
            "themes",
            list_of(graphene.String, size=3),
            _names("laureates.LaureateTheme"),
            description="On what it works.",
        ),
        Field(
            "awards",
            list_of(type_of("laureates.Award"), size=2),
            load_awards,
            description="What it won, latest first.",
        ),
        Field("updated_at", graphene.NonNull(DateTime), _attribute("updated_at")),
    ],
    "laureates.CallForProjects": [
        Field("opened", Date, _attribute("opened")),
        Field("closes", Date, _attribute("closes")),
        Field("announced", Date, _attribute("announced"), description="When the laureates were named."),
        Field(
            "laureate_count",
            graphene.NonNull(graphene.Int),
            _load_laureate_counts,
            description="Laureates that this publication presents.",
        ),
        nested_connection(
            "awards",
            AwardConnection,
            awards_of_calls,
            EDITORS_ORDER,
            first=50,
            description="In the editors' order.",
        ),
    ],
    "laureates.Award": [
        Field(
            "call",
            graphene.NonNull(type_of("laureates.CallForProjects")),
            visible_one("call", "laureates.CallForProjects"),
        ),
        Field(
            "laureate",
            graphene.NonNull(type_of("laureates.Laureate")),
            visible_one("laureate", "laureates.Laureate"),
        ),
    ],
    LaureateBlock: [Field("laureate", type_of("laureates.Laureate"), _chosen("laureate", "laureates.Laureate"))],
    LaureateListBlock: [
        Field(
            "laureates",
            list_of(type_of("laureates.Laureate"), size=10),
            Related("laureates.Laureate", "pk", lambda node: node.keys("laureates"), many=True),
        )
    ],
    CallBlock: [Field("call", type_of("laureates.CallForProjects"), _chosen("call", "laureates.CallForProjects"))],
}
