"""The database as it would be if a draft were public: inside a transaction that is always undone.

Whatever answers readers (GraphQL, templates) then shows the draft without knowing of previews: its lists, its nested
drafts, its relations. Nothing that happens inside is ever committed, nor are its ``on_commit`` actions run.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, PageViewRestriction, ReferenceIndex, Site

from cms.core.models.preview import Preview

_inside: ContextVar[bool] = ContextVar("_inside", default=False)


def is_in_preview_world() -> bool:
    """Return whether what is being saved will be undone: nobody need be told of it."""
    return _inside.get()


@contextmanager
def preview_world(preview: Preview) -> Iterator[Any]:
    """Publish a draft for the time of a ``with`` block.

    Args:
        preview: a valid preview.

    Yields:
        The page or snippet, live; ``None`` if it has been deleted since.
    """
    marked = _inside.set(True)
    try:
        with transaction.atomic():
            try:
                yield _publish(preview)
            finally:
                transaction.set_rollback(True)
    finally:
        _inside.reset(marked)
        # Wagtail keeps where sites begin: what it read here may be a front page's draft.
        Site.clear_site_root_paths_cache()


def _publish(preview: Preview) -> Any:
    draft = _draft(preview)
    if draft is None:
        return None
    _save_live(draft)
    if isinstance(draft, Page):
        _open_the_way(draft)
    _publish_referenced_drafts(draft)
    return draft


def _draft(preview: Preview) -> Any:
    """Return the thing with its unsaved content, or with its latest draft."""
    model: Any = preview.content_type.model_class()
    if preview.object_id is None:
        parent = Page.objects.filter(pk=preview.parent_id).first()
        page = model.from_serializable_data(preview.content)
        if parent is None or page is None:
            return None
        # A draft may lack what a published page must have.
        page.save = partial(page.save, clean=False)
        return parent.add_child(instance=page)
    stored = model._default_manager.filter(pk=preview.object_id).first()
    if stored is None:
        return None
    if preview.content is None:
        return stored.get_latest_revision_as_object()
    return stored.with_content_json(preview.content)


def _save_live(draft: Any) -> None:
    draft.live = True
    draft.expire_at = None
    draft.first_published_at = draft.first_published_at or timezone.now()
    if isinstance(draft, Page):
        draft.save(clean=False)
    else:
        draft.save()


def _open_the_way(page: Page) -> None:
    """Make the pages above visible, and nothing else: what is private beside the way stays private."""
    way = [page.path[:end] for end in range(Page.steplen, len(page.path) + 1, Page.steplen)]
    Page.objects.filter(path__in=way[:-1]).update(live=True, expire_at=None)
    private = PageViewRestriction.objects.filter(page__path__in=way)
    closed = set(private.values_list("page__path", flat=True))
    private.delete()
    for path in way[:-1]:
        if any(path.startswith(above) for above in closed):
            beside = Page.objects.filter(path__startswith=path, depth=len(path) // Page.steplen + 1)
            for other in beside.exclude(path__in=way):
                PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.LOGIN)


def _publish_referenced_drafts(draft: Any) -> None:
    """Show the latest drafts of the snippets that the draft refers to."""
    ReferenceIndex.create_or_update_for_object(draft)
    for reference in ReferenceIndex.get_references_for_object(draft).select_related("to_content_type"):
        model: Any = reference.to_content_type.model_class()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            snippet = model._default_manager.filter(pk=reference.to_object_id).first()
            if snippet is not None and (snippet.has_unpublished_changes or not snippet.live):
                _save_live(snippet.get_latest_revision_as_object())
