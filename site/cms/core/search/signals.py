"""Keeps the index in step with what is saved and deleted, in the same transaction."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_save, pre_delete
from wagtail.models import Page

from cms.core.search.declarations import searched_models
from cms.core.search.indexing import forget, forget_pages, index_stored
from cms.core.signals import leaving


def listen() -> None:
    """Listen to every type that search finds. Called once, when all models are there."""
    for model in searched_models():
        post_save.connect(_saved, sender=model, dispatch_uid=f"core.search.{model._meta.label}")
        # Before, because the document goes with its page, and its words can't be found then.
        pre_delete.connect(_deleted, sender=model, dispatch_uid=f"core.search.{model._meta.label}")
    post_save.connect(_page_saved, sender=Page, dispatch_uid="core.search.page")
    leaving.connect(_leaving, dispatch_uid="core.search.leaving")


def _saved(sender: type[Any], instance: Any, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any) -> None:
    if not raw and (update_fields is None or update_fields & _read_fields(sender)):
        index_stored(sender, instance.pk)


def _page_saved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Notice a page that was saved as a mere page, of no type, as some of Wagtail's actions do."""
    model = instance.specific_class
    if model in searched_models():
        _saved(model, instance, **kwargs)


def _deleted(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    forget(sender, instance.pk)


def _leaving(pages: QuerySet[Page], **kwargs: Any) -> None:
    forget_pages(pages)


def _read_fields(model: type[Any]) -> set[str]:
    """Return the names of the fields that a document is made of."""
    searched = {declared.field_name for declared in model.search_fields}
    return {"live", "locale", "locale_id", "first_published_at", "title", "name", *searched}
