"""Facets: how many of the hits each choice would leave."""

from dataclasses import dataclass
from typing import Any

import graphene
from django.db.models import Count
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.api.search.asked import Asked
from cms.core.search.declarations import searched_models
from cms.core.search.sections import count_by_section


@dataclass(frozen=True)
class Facet:
    """One choice, as the schema's ``SearchFacet``."""

    value: str
    label: str
    count: int


class SearchFacet(graphene.ObjectType):
    """A choice that narrows a search."""

    value = graphene.String(required=True, description="What to give as the argument.")
    label = graphene.String(required=True, description="For readers.")
    count = graphene.Int(required=True, description="How many hits there are with it.")


def type_facets(asked: Asked) -> list[Facet]:
    """Count the hits by type, whatever types were asked for."""
    documents = asked.documents(of_kinds=False).order_by()
    counts = documents.values_list("kind").annotate(number=Count("pk"))
    with translation.override(asked.root.locale):
        return _ordered([Facet(kind, type_label(kind), number) for kind, number in counts])


def rubric_facets(asked: Asked) -> list[Facet]:
    """Count the hits by rubric, those of the rubrics below it included, whatever rubric was asked for."""
    sections = asked.sections
    titles = {section.slug: section.title for section in reversed(sections)}
    counts = count_by_section(asked.documents(of_rubric=False), sections)
    return _ordered([Facet(slug, titles[slug], number) for slug, number in counts.items()])


def type_label(kind: str) -> str:
    """Return what readers call a search type, in the active language."""
    models: list[Any] = [model for model, declared in searched_models().items() if declared == kind]
    return capfirst(str(models[0]._meta.verbose_name_plural)) if len(models) == 1 else _("Pages")


def _ordered(facets: list[Facet]) -> list[Facet]:
    return sorted(facets, key=lambda facet: (-facet.count, facet.label, facet.value))
