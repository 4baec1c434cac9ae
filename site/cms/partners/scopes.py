"""What a partner may have: which types, and of pages those of which sections."""

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page

from cms.core.visibility import visible
from cms.partners.models import Partner


@dataclass(frozen=True)
class Scope:
    """What a key opens. Of things that have no place in the tree, such as laureates, only the type counts.

    Attributes:
        types: names of types; ``None`` for all.
        sections: keys of the sections whose pages are included, by their names (``rubric:3``); ``None`` for all pages.
    """

    types: frozenset[str] | None = None
    sections: dict[str, int] | None = None

    @property
    def digest(self) -> str:
        """A short text that changes when the scope does."""
        sections = None if self.sections is None else sorted(self.sections.values())
        types = None if self.types is None else sorted(self.types)
        return blake2s(repr((types, sections)).encode(), digest_size=8).hexdigest()

    def has_type(self, name: str) -> bool:
        """Return whether things of a type can be in it."""
        return self.types is None or name in self.types

    def narrows(self, model: Any) -> bool:
        """Return whether of things of a model some may be in it and others not."""
        return self.sections is not None and issubclass(model, Page)

    def touched_by(self, tags: Collection[str]) -> bool:
        """Return whether what bears these tags may be, or have been, in one of the sections."""
        return self.sections is None or not self.sections.keys().isdisjoint(tags)

    def included(self, model: Any, keys: Collection[int]) -> set[int]:
        """Return which of some things stand in one of the sections, or are listed there: three statements at most.

        Args:
            model: their model.
            keys: things that readers may see.
        """
        if not self.narrows(model):
            return set(keys)
        sections = (self.sections or {}).values()
        found = dict(visible(Page.objects.filter(pk__in=sections)).values_list("pk", "path"))
        if not found or not keys:
            return set()
        places = Q()
        for path in found.values():
            places |= Q(path__startswith=path)
        lookup = getattr(model, "also_listed_in", "")
        included = set(model._default_manager.filter(places, pk__in=keys).values_list("pk", flat=True))
        if lookup:
            guests = model._default_manager.filter(**{f"{lookup}__in": list(found)}, pk__in=keys)
            included.update(guests.values_list("pk", flat=True))
        return included


def scope_of(partner: Partner) -> Scope:
    """Return a partner's scope: one statement, none if it has all pages."""
    types = frozenset(partner.types) or None
    if partner.whole_site:
        return Scope(types)
    rows = partner.sections.order_by("pk").values_list("pk", "content_type_id")
    return Scope(types, {_name(key, content_type): key for key, content_type in rows})


def _name(key: int, content_type: int) -> str:
    model: Any = ContentType.objects.get_for_id(content_type).model_class()
    return f"{model.journal_type}:{key}"
