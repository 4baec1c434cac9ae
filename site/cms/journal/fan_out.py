"""What else has changed because something did: all that shows it.

Things are shown whole in what refers to them: a laureate's card in an article. So a change goes on through snippets and
pictures. Of a page others show only its face (title, address, summary, picture): they change when that does, and what
refers to them in turn does not. A picture that stands for a page is part of its face.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from cms.journal.changes import Change, Told
from cms.journal.models import Kind
from cms.journal.sources import Source, pages_by_source, source_of, sources


def affected_by(change: Change, told: Iterable[Told]) -> Iterator[Change]:
    """Yield what changed because of what was just told, by type, each with its cause."""
    source = change.source
    passed_on = [each for each in told if change.face or _is_passed_on(source, change.cause, each)]
    if not passed_on:
        return
    if source.is_page:
        yield from _below([each for each in passed_on if each.renamed])
        yield from _showing(Redirect, "redirect_page", passed_on, goes_too=change.deleted)
    if source.model is get_image_model():
        yield from _pictured(passed_on)
    yield from _referring(source, passed_on)
    yield from _declared(source, passed_on)


def _is_passed_on(source: Source, cause: str, told: Told) -> bool:
    if not source.is_page:
        return True
    if cause and told.entry.kind == Kind.UPDATED:
        return False
    return told.face_changed


def _below(told: list[Told]) -> Iterator[Change]:
    """Yield what stands below pages: it goes and comes with them, has its address from them, and shows their names."""
    paths = dict(
        Page.objects.filter(pk__in=[each.entry.key for each in told], numchild__gt=0).values_list("pk", "path")
    )
    for each in told:
        if each.entry.key in paths:
            path = paths[each.entry.key]
            below = Page.objects.filter(path__startswith=path).exclude(path=path)
            for source, keys in pages_by_source(below):
                yield Change(source, keys, each.entry.name)


def _referring(source: Source, told: list[Told]) -> Iterator[Change]:
    target = ContentType.objects.get_for_model(Page if source.is_page else source.model)
    names = {str(each.entry.key): each.entry.name for each in told}
    rows = ReferenceIndex.objects.filter(to_content_type=target, to_object_id__in=list(names))
    found: dict[tuple[Source, str], list[int]] = {}
    for content_type, key, to in rows.values_list("content_type_id", "object_id", "to_object_id").distinct().order_by():
        model: Any = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None and (referring := source_of(model)) is not None:
            found.setdefault((referring, names[to]), []).append(int(key))
    for (referring, cause), keys in found.items():
        yield Change(referring, keys, cause)


def _pictured(told: list[Told]) -> Iterator[Change]:
    """Yield the pages that a picture stands for, wherever they are listed."""
    for source in sources().values():
        if source.is_page:
            for field in source.model.share_image_fields:
                yield from _showing(source.model, field, told, face=True)


def _declared(source: Source, told: list[Told]) -> Iterator[Change]:
    for label, lookup in getattr(source.model, "journal_shown_in", ()):
        yield from _showing(apps.get_model(label), lookup, told)


def _showing(model: Any, lookup: str, told: list[Told], goes_too: bool = False, face: bool = False) -> Iterator[Change]:
    """Yield what shows things by a lookup; ``goes_too``: it is deleted with them, ``face``: they stand for it."""
    showing = source_of(model)
    if showing is None:
        return
    names = {each.entry.key: each.entry.name for each in told}
    found: dict[str, list[int]] = {}
    rows = model._default_manager.filter(**{f"{lookup}__in": list(names)}).values_list("pk", lookup)
    for key, to in rows.order_by():
        found.setdefault(names[to], []).append(key)
    for cause, keys in found.items():
        yield Change(showing, keys, cause, deleted=goes_too, face=face)
