"""Cache tags: what an answer that was made of a thing, or lists such things, is marked with."""

from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, ReferenceIndex

from cms.journal.models import PublicItem
from cms.journal.sources import Source, source_of, sources

#: An article that speaks of more than this many things is not told of by each of them.
MAX_TAGS = 200
#: No key is longer. A stored text may refer to what never was.
MAX_DIGITS = 18

#: Referring thing → (whether what it refers to is a page, the model that is meant otherwise, its key)
Reference = tuple[Any, int]


def tags_of(source: Source, keys: Collection[int]) -> dict[int, list[str]]:
    """Return the tags of things: their own, their lists', and those of what they belong to and refer to.

    Only public things are named. Constant statements, however many things there are.

    Args:
        source: the things' type.
        keys: which; all of them are public.
    """
    found: dict[int, list[Reference]] = {key: [] for key in keys}
    for key, reference in _references(source, keys):
        found[key].append(reference)
    names = {
        **_names({reference for references in found.values() for reference in references}),
        # These are being told of now: what stands below one of them must bear its name already.
        **{(_target(source), key): f"{source.type}:{key}" for key in keys},
    }
    words = _words(source, keys)
    return {
        key: list(
            dict.fromkeys(
                [
                    f"{source.type}:{key}",
                    *source.constant_tags,
                    *words.get(key, ()),
                    *(names[reference] for reference in references if reference in names),
                ]
            )
        )[:MAX_TAGS]
        for key, references in found.items()
    }


def _words(source: Source, keys: Collection[int]) -> dict[int, list[str]]:
    """Return what editors tagged things with: ``tag:numerique``."""
    found: dict[int, list[str]] = {}
    if source.is_tagged:
        rows = source.model._default_manager.filter(pk__in=keys).exclude(tags=None).values_list("pk", "tags__slug")
        for key, slug in rows.order_by("pk", "tags__slug"):
            found.setdefault(key, []).append(f"tag:{slug}")
    return found


def _references(source: Source, keys: Collection[int]) -> Iterator[tuple[int, Reference]]:
    # What partners' scopes go by comes first: no long list of mentions may crowd it out.
    if source.is_page:
        yield from _places(source, keys)
    for target_source, lookup in _listed_in(source):
        pairs = source.model._default_manager.filter(pk__in=keys).exclude(**{lookup: None}).values_list("pk", lookup)
        for key, target in pairs.order_by():
            yield key, (_target(target_source), target)
    base = source.model._meta.get_parent_list()[-1] if source.model._meta.get_parent_list() else source.model
    content_type = ContentType.objects.get_for_model(base)
    rows = ReferenceIndex.objects.filter(base_content_type=content_type, object_id__in=[str(key) for key in keys])
    for key, target_type, target in rows.values_list("object_id", "to_content_type_id", "to_object_id"):
        model = ContentType.objects.get_for_id(target_type).model_class()
        if target.isdecimal() and len(target) <= MAX_DIGITS:
            yield int(key), (model, int(target))


def _places(source: Source, keys: Collection[int]) -> Iterator[tuple[int, Reference]]:
    """Yield the pages above each page."""
    paths = dict(source.model._default_manager.filter(pk__in=keys).values_list("pk", "path"))
    above = {key: _prefixes(path) for key, path in paths.items()}
    wanted = {path for prefixes in above.values() for path in prefixes}
    known = dict(Page.objects.filter(path__in=wanted).values_list("path", "pk"))
    for key, prefixes in above.items():
        for path in prefixes:
            if path in known:
                yield key, (Page, known[path])


def _prefixes(path: str) -> list[str]:
    return [path[:end] for end in range(len(path) - Page.steplen, Page.steplen, -Page.steplen)]


def _listed_in(source: Source) -> Iterator[tuple[Source, str]]:
    """Yield the types that declare to be shown in this one, each with the lookup that leads to it."""
    for other in sources().values():
        for label, lookup in getattr(other.model, "journal_shown_in", ()):
            if label == source.model._meta.label:
                yield other, lookup


def _target(source: Source) -> Any:
    """Return the model by which references name things of a type."""
    return Page if source.is_page else source.model


def _names(references: set[Reference]) -> dict[Reference, str]:
    """Return what the journal calls each thing that is public."""
    pages = {key for model, key in references if model is Page}
    wanted = Q(type__in=[source.type for source in sources().values() if source.is_page], key__in=pages)
    for model in {model for model, _key in references if model is not Page}:
        source = source_of(model)
        if source is not None:
            wanted |= Q(type=source.type, key__in={key for other, key in references if other is model})
    return {
        (_target(sources()[kind]), key): f"{kind}:{key}"
        for kind, key in PublicItem.objects.filter(wanted).values_list("type", "key")
        if kind in sources()
    }
