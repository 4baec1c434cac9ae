"""Hears of all that may change what readers see, and has the journal look at it, in the same transaction."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any, cast

from django.db.models import Model, Q, QuerySet
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from modelcluster.models import get_all_child_relations
from taggit.models import Tag
from treebeard.mp_tree import path_updated
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    ReferenceIndex,
    Site,
)
from wagtail.signals import page_slug_changed, post_page_move

from cms.core.announced import Announced, is_being_stored
from cms.core.preview.world import is_in_preview_world
from cms.core.signals import leaving, stored
from cms.journal.changes import Change
from cms.journal.declarations import EDITORIAL_FIELDS
from cms.journal.sources import Source, pages_by_source, source_of, sources
from cms.journal.writing import is_told, record


def listen() -> None:
    """Listen. Called once, when all models are there."""
    stored.connect(_stored, dispatch_uid="journal")
    leaving.connect(_leaving, dispatch_uid="journal.leaving")
    for source in sources().values():
        uid = f"journal.{source.type}"
        pre_delete.connect(_deleted, sender=source.model, dispatch_uid=uid)
        if not issubclass(source.model, Announced):
            post_save.connect(_saved, sender=source.model, dispatch_uid=uid)
        for relation in _child_relations(source.model):
            changed = partial(_child_changed, source, relation.field.attname)
            for signal in (post_save, post_delete):
                signal.connect(changed, sender=relation.related_model, weak=False, dispatch_uid=f"{uid}.child")
            if hasattr(relation.related_model, "journal_rows_of"):
                pre_save.connect(_child_changes, sender=relation.related_model, dispatch_uid=f"{uid}.child")
    # Some of Wagtail's actions save a page as a mere page, of no type.
    post_save.connect(_page_saved, sender=Page, dispatch_uid="journal.page")
    post_page_move.connect(_page_moved, dispatch_uid="journal.moved")
    page_slug_changed.connect(_page_renamed, dispatch_uid="journal.renamed")
    for signal in (post_save, post_delete):
        signal.connect(_privacy_changed, sender=PageViewRestriction, dispatch_uid="journal.page_privacy")
        signal.connect(_collection_privacy_changed, sender=CollectionViewRestriction, dispatch_uid="journal.privacy")
    path_updated.connect(_collection_moved, sender=Collection, dispatch_uid="journal.collection")
    for signal in (post_save, post_delete):
        signal.connect(_addresses_changed, sender=Site, dispatch_uid="journal.site")
    post_save.connect(_locale_saved, sender=Locale, dispatch_uid="journal.locale")
    post_save.connect(_tag_changed, sender=Tag, dispatch_uid="journal.tag")


def _child_relations(model: type[Model]) -> Iterator[Any]:
    for relation in get_all_child_relations(model):
        if relation.related_model._meta.app_label not in ("wagtailcore", "wagtailadmin"):
            yield relation


def _record(changes: Iterable[Change]) -> None:
    """Tell of changes. They are generators: what they look up is looked up when it is our turn to write."""
    if not is_in_preview_world():
        record(changes)


def _stored(sender: type[Any], instance: Any, update_fields: Iterable[str] | None, **kwargs: Any) -> None:
    source = source_of(sender)
    if source is None or (update_fields is not None and set(update_fields) <= EDITORIAL_FIELDS):
        return
    if getattr(instance, "live", True) or is_told(source, instance.pk):
        _record(_indexed(source, instance))
    elif source.is_page and instance.numchild:
        # Nobody sees it, but what stands below it may be seen, and has its address from it.
        _record(_below([instance.path]))


def _indexed(source: Source, thing: Any) -> Iterator[Change]:
    """Yield what was stored, once it is known what it refers to: Wagtail finds that out too, but later."""
    if ReferenceIndex.is_indexed(source.model):
        ReferenceIndex.create_or_update_for_object(thing)
    yield Change(source, [thing.pk])


def _saved(sender: type[Any], instance: Any, raw: bool, **kwargs: Any) -> None:
    if not raw:
        _stored(sender, instance, None)


def _page_saved(sender: type[Page], instance: Page, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    source = source_of(instance.specific_class)
    if not raw and source is not None and not (update_fields and set(update_fields) <= EDITORIAL_FIELDS):
        _record([Change(source, [instance.pk])])


def _page_moved(instance: Page, **kwargs: Any) -> None:
    """Look at the whole of what was moved: the addresses below it are written after it was saved."""
    _record(chain(_below([instance.path]), _redirects_to(instance.path)))


def _page_renamed(instance: Page, **kwargs: Any) -> None:
    _record(_redirects_to(instance.path))


def _redirects_to(path: str) -> Iterator[Change]:
    """Yield the redirects to what stands at and below a place: Wagtail makes them without a signal."""
    keys = Redirect.objects.filter(redirect_page__path__startswith=path).values_list("pk", flat=True)
    yield Change(cast(Source, source_of(Redirect)), list(keys), written=False)


def _below(paths: Iterable[str]) -> Iterator[Change]:
    for path in paths:
        yield from _looked_at(Page.objects.filter(path__startswith=path))


def _looked_at(pages: QuerySet[Page]) -> Iterator[Change]:
    for source, keys in pages_by_source(pages):
        yield Change(source, keys, written=False)


def _child_changed(
    source: Source, parent: str, sender: type[Any], instance: Any, raw: bool = False, **kwargs: Any
) -> None:
    """Look at what shows an inline child; not at its parent if that is just being stored with all its children."""
    if raw:
        return
    key = getattr(instance, parent)
    if key is not None and not is_being_stored(source.model, key):
        _record(_if_told(source, key))
    for name in getattr(sender, "journal_rows_of", ()):
        field = sender._meta.get_field(name)
        _record(_if_told(_source_of_target(field), getattr(instance, field.attname)))


def _child_changes(sender: type[Any], instance: Any, raw: bool, **kwargs: Any) -> None:
    """Look at what shows an inline child until now, and will no more: a laureate whose award is given to another."""
    if raw or instance.pk is None:
        return
    for name in sender.journal_rows_of:
        field = sender._meta.get_field(name)
        former = sender._default_manager.filter(pk=instance.pk).values_list(field.attname, flat=True).first()
        if former not in (None, getattr(instance, field.attname)):
            _record(_if_told(_source_of_target(field), former))


def _source_of_target(field: Any) -> Source:
    return cast(Source, source_of(field.related_model))


def _deleted(sender: type[Any], instance: Any, origin: Any = None, **kwargs: Any) -> None:
    """Tell of a deletion while it can still be seen who showed the thing; of many, at the first of them."""
    source = source_of(sender)
    if isinstance(origin, QuerySet) and issubclass(sender, origin.model):
        if not getattr(origin, "_told_to_journal", False):
            origin._told_to_journal = True  # type: ignore[attr-defined]  # the one deletion that its signals share
            _record(_deletions(origin.model, origin))
    elif source is not None:
        _record(_if_told(source, instance.pk, deleted=True))


def _leaving(pages: QuerySet[Page], **kwargs: Any) -> None:
    _record(_deletions(Page, pages))


def _if_told(source: Source, key: int, deleted: bool = False) -> Iterator[Change]:
    if is_told(source, key):
        yield Change(source, [key], deleted=deleted)


def _deletions(model: type[Any], things: QuerySet[Any]) -> Iterator[Change]:
    things = things.all()
    if model is Page:
        for page_source, keys in pages_by_source(things):
            yield Change(page_source, keys, deleted=True)
    elif (source := source_of(model)) is not None:
        yield Change(source, list(things.values_list("pk", flat=True)), deleted=True)


def _privacy_changed(instance: PageViewRestriction, raw: bool = False, origin: Any = None, **kwargs: Any) -> None:
    if not (raw or _goes_with_its_place(instance, origin)):
        _record(_in_place_of(instance.page_id))


def _in_place_of(page: int) -> Iterator[Change]:
    """Yield what stands at and below a page and its aliases."""
    places = Page.objects.filter(Q(pk=page) | Q(alias_of=page))
    yield from _below(places.values_list("path", flat=True))


def _goes_with_its_place(restriction: Any, origin: Any) -> bool:
    """Return whether a restriction is deleted because its page or collection is, all of which is told of as such."""
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    return origin is not None and model is not type(restriction)


def _collection_privacy_changed(
    instance: CollectionViewRestriction, raw: bool = False, origin: Any = None, **kwargs: Any
) -> None:
    if not (raw or _goes_with_its_place(instance, origin)):
        _record(_in_collection(instance.collection_id))


def _collection_moved(new_path: str, **kwargs: Any) -> None:
    """Look at what is in a collection that has another place; one that made room for it is looked at as well."""
    _record(_files_below(new_path))


def _in_collection(key: int) -> Iterator[Change]:
    path = Collection.objects.filter(pk=key).values_list("path", flat=True).first()
    if path is not None:
        yield from _files_below(path)


def _files_below(path: str) -> Iterator[Change]:
    """Yield the files in a collection and in those below it."""
    for model in (get_image_model(), get_document_model()):
        source = source_of(model)
        if source is not None:
            inside = model._default_manager.filter(collection__path__startswith=path)
            yield Change(source, list(inside.values_list("pk", flat=True)), written=False)


def _addresses_changed(raw: bool = False, **kwargs: Any) -> None:
    """Look at all pages: a site also lets go of those that it had before."""
    if not raw:
        Site.clear_site_root_paths_cache()
        _record(_looked_at(Page.objects.all()))


def _locale_saved(created: bool, raw: bool = False, **kwargs: Any) -> None:
    if not created:
        _addresses_changed(raw)


def _tag_changed(instance: Tag, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if not (created or raw):
        _record(_tagged(instance))


def _tagged(tag: Tag) -> Iterator[Change]:
    for source in sources().values():
        if source.is_tagged:
            keys = list(source.model._default_manager.filter(tags=tag).values_list("pk", flat=True))
            yield Change(source, keys, cause=f"tag:{tag.slug}"[:60])
