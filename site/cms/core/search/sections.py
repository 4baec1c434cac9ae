"""Sections: the pages below which others stand, such as rubrics; searches are narrowed to them and counted by them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Left, Length
from wagtail.models import Page

from cms.core.models import SearchDocument
from cms.core.reader import ReaderRoot
from cms.core.search.declarations import searched_models
from cms.core.visibility import visible


@dataclass(frozen=True)
class Section:
    """A section that readers may see."""

    key: int
    path: str
    slug: str
    title: str


def visible_sections(root: ReaderRoot) -> list[Section]:
    """Return the sections below a front page, in the editors' order."""
    models = [model for model in searched_models() if getattr(model, "is_section", False)]
    types = ContentType.objects.get_for_models(*models).values()
    pages = visible(Page.objects.filter(content_type__in=types, url_path__startswith=root.url_path))
    return [Section(*row) for row in pages.order_by("path").values_list("pk", "path", "slug", "title")]


def within(sections: Collection[Section]) -> Q:
    """Return the condition for documents of pages that stand below one of some sections, or are listed in it too."""
    condition = Q(pk__in=[])
    for section in sections:
        condition |= Q(page__path__startswith=section.path) & ~Q(page=section.key)
    for model in _listed_models():
        guests = model._default_manager.filter(**{f"{model.also_listed_in}__in": [each.key for each in sections]})
        condition |= Q(page__in=guests.values("pk"))
    return condition


def count_by_section(documents: QuerySet[SearchDocument], sections: Collection[Section]) -> dict[str, int]:
    """Count documents by section, each as ``within`` would find them.

    Args:
        documents: what was found.
        sections: those to count by.

    Returns:
        The counts above zero, by slug. Sections that share a slug are counted as one, as searches know them by it.
    """
    keys = [section.key for section in sections]
    paths: dict[str, list[str]] = {}
    for section in sections:
        paths.setdefault(section.slug, []).append(section.path)
    counts = dict.fromkeys(paths, 0)
    for parent, number in _count_by_parent(documents):
        for slug in paths:
            if _is_below(parent, paths[slug]):
                counts[slug] += number
    for listed_in in _listings():
        guests = documents.filter(**{f"{listed_in}__in": keys}).annotate(parent=_parent("page__path"))
        rows = guests.values_list(f"{listed_in}__slug", "parent").annotate(number=Count("pk", distinct=True))
        for slug, place, number in rows.order_by():
            if slug in paths and not _is_below(place, paths[slug]):
                counts[slug] += number
    return {slug: number for slug, number in counts.items() if number}


def _count_by_parent(documents: QuerySet[SearchDocument]) -> QuerySet[Any, Any]:
    pages = documents.filter(page__isnull=False).annotate(parent=_parent("page__path"))
    return pages.order_by().values_list("parent").annotate(number=Count("pk"))


def _parent(path: str) -> Left:
    return Left(path, Length(path) - Page.steplen)


def _is_below(parent: str, paths: list[str]) -> bool:
    return any(parent.startswith(path) for path in paths)


def _listings() -> Iterator[str]:
    """Yield the ways from a document to the further sections that list its page, as a lookup."""
    for model in _listed_models():
        yield f"page__{model._meta.model_name}__{model.also_listed_in}"


def _listed_models() -> list[Any]:
    return [model for model in searched_models() if getattr(model, "also_listed_in", "")]
