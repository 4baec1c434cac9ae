"""Relations: which things an object leads to, declared once, read by the reference and compiled by plans."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.apps import apps
from django.db.models import F, QuerySet

from cms.api.context import RequestContext
from cms.api.loaders.objects import fetch, fetch_visible
from cms.api.plans.columns import Columns, columns
from cms.api.plans.sources import Below
from cms.api.plans.statement import Statement
from cms.core.parameters import Keys
from cms.core.visibility import visible

#: How many statements are kept for relations: one for each set of columns that documents ask of one.
KEPT = 1_000


#: What a statement calls the key that led to a thing; no field of a model is called so.
KEY = "led_here"


@dataclass(frozen=True, eq=False)
class Related:
    """The things that objects lead to; a loader (``cms.api.declarations.Load``) that a plan compiles.

    Attributes:
        model: label of the things' model.
        by: the lookup from a thing to the key that leads to it: ``pk``, ``article``, ``article_authors__article``.
        keys: gives an object's keys.
        needs: the attributes that ``keys`` reads.
        order: how the things of one key are ordered.
        many: whether an object has a list of them, or the first one or ``None``.
        own: whether they are parts of the object, which whoever may see the object may see.
        value: what is answered of a thing, if it isn't the thing itself.
        reads: the attributes of a thing that ``value`` reads.
    """

    model: str
    by: str
    keys: Callable[[Any], Iterable[Any]]
    needs: tuple[str, ...] = ()
    order: tuple[Any, ...] = ()
    many: bool = False
    own: bool = False
    value: Callable[[Any], Any] | None = None
    reads: tuple[str, ...] = ()

    def __call__(self, objects: list[Any], context: RequestContext) -> list[Any]:
        """Return the things of each object, whole, by two statements."""
        wanted = self.wanted(objects)
        keys = list(dict.fromkeys(key for each in wanted for key in each))
        if self.by == "pk" and not self.own:
            return self.sort(wanted, fetch_visible(self.model, keys).items())
        pairs = list(self.rows(keys).values_list(KEY, "pk")) if keys else []
        model: Any = apps.get_model(self.model)
        found = {each.pk: each for each in fetch(model._default_manager.filter(pk__in={pk for _key, pk in pairs}))}
        return self.sort(wanted, [(key, found[pk]) for key, pk in pairs if pk in found])

    def compile(self, below: Below) -> "Callable[[list[Any], RequestContext], list[Any]] | None":
        """Return a loader of things that have the columns asked for only, by one statement.

        ``None`` for pages of any type, which have no columns of their own to ask for.
        """
        model: Any = apps.get_model(self.model)
        if model._meta.label == "wagtailcore.Page":
            return None
        return _compiled(self, columns(model, below.needs() if self.value is None else frozenset(self.reads)))

    def rows(self, keys: Any) -> QuerySet[Any]:
        """Return the things that keys lead to, each with its key."""
        model: Any = apps.get_model(self.model)
        things = model._default_manager.filter(**{f"{self.by}__in": keys})
        return (things if self.own else visible(things)).annotate(**{KEY: F(self.by)}).order_by(*self.order)

    def wanted(self, objects: list[Any]) -> list[list[Any]]:
        """Return each object's keys."""
        if self.keys is own_key:
            return [[each.pk] for each in objects]
        return [list(self.keys(each)) for each in objects]

    def sort(self, wanted: list[list[Any]], pairs: Iterable[tuple[Any, Any]]) -> list[Any]:
        """Give each object the things of its keys.

        Args:
            wanted: each object's keys.
            pairs: of keys and things, in the things' order.
        """
        found: dict[Any, list[Any]] = defaultdict(list)
        for key, thing in pairs:
            found[key].append(thing)
        value = self.value
        if value is not None:
            found = {key: [value(thing) for thing in things] for key, things in found.items()}
        if self.keys is own_key:
            lists = [found.get(key, []) for (key,) in wanted]
        else:
            lists = [[thing for key in keys for thing in found.get(key, ())] for keys in wanted]
        return lists if self.many else [each[0] if each else None for each in lists]


@lru_cache(KEPT)
def _compiled(relation: Related, wanted: Columns) -> Callable[[list[Any], RequestContext], list[Any]]:
    statement = Statement(lambda: relation.rows(Keys("keys")).values_list(KEY, *wanted.names))

    def load(objects: list[Any], context: RequestContext) -> list[Any]:
        asked = relation.wanted(objects)
        rows = statement.rows(keys=list(dict.fromkeys(key for each in asked for key in each)))
        if relation.own:
            made = wanted.objects(row[1:] for row in rows)
            return relation.sort(asked, zip((row[0] for row in rows), made, strict=True))
        # A thing that several objects lead to is made once.
        first = {row[1]: row[1:] for row in rows}
        things = dict(zip(first, wanted.objects(first.values()), strict=True))
        return relation.sort(asked, ((row[0], things[row[1]]) for row in rows))

    return load


def visible_one(source: str, model: str) -> Related:
    """Declare a foreign key: the visible thing that it leads to, else none.

    Args:
        source: the foreign key's name.
        model: label of the model that it leads to.
    """
    get = attrgetter(f"{source}_id")
    return Related(model, "pk", lambda each: _present(get(each)), needs=(f"{source}_id",))


def rows_of(model: str, parent: str, value: Callable[[Any], Any] | None = None, reads: Sequence[str] = ()) -> Related:
    """Declare an object's own ordered rows, such as a laureate's key figures.

    Args:
        model: label of the rows' model, which has a ``sort_order``.
        parent: name of the rows' foreign key to the object.
        value, reads: what is answered of a row, if it isn't the row, and the attributes that this is made of.
    """
    order = ("sort_order", "pk")
    return Related(model, parent, own_key, order=order, many=True, own=True, value=value, reads=tuple(reads))


def things_of(model: str, by: str, order: Sequence[Any], own: bool = False) -> Related:
    """Declare a list of things that rows of a table in between tie to an object, such as an article's authors.

    Args:
        model: label of the things' model.
        by: lookup from a thing to the object, such as ``article_authors__article``.
        order: as ``order_by`` takes it.
        own: whether they are visible with the object, whatever they are.
    """
    return Related(model, by, own_key, order=tuple(order), many=True, own=own)


def own_key(each: Any) -> tuple[Any]:
    """Return an object's own key, as what leads to its things."""
    return (each.pk,)


def _present(key: Any) -> tuple[Any, ...]:
    return () if key is None else (key,)
