"""Puts many pages into the tree at once.

The tree is Treebeard's: a page's path is its parent's and four characters of its own. ``add_child`` reads and
writes the parent for each page, and Django inserts no multi-table models in bulk; for a hundred thousand pages
both are done here for a whole batch. No signal is sent: who calls sees to what listens.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

from django.db import transaction
from django.db.models import F
from wagtail.models import Page


@transaction.atomic
def add_children(parent: Page, pages: list[Any]) -> None:
    """Store unsaved pages of one type as the last children of ``parent``, in order.

    Args:
        parent: a stored page.
        pages: instances of one page type, of multi-table inheritance one level below ``Page``. Title, slug and
            dates must be set; place in the tree, language and type are set here, and afterwards the key.
    """
    parent = Page.objects.select_for_update().get(pk=parent.pk)
    steps = _free_steps(parent)
    for page in pages:
        page.path = Page._get_path(parent.path, parent.depth + 1, next(steps))
        page.depth, page.numchild = parent.depth + 1, 0
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.locale_id = parent.locale_id
        page.draft_title = page.title
    _insert(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))


def _free_steps(parent: Page) -> Iterator[int]:
    """Yield the numbers below ``parent`` that come after its last child's."""
    last = parent.get_last_child()
    return count(Page._str2int(last.path[-Page.steplen :]) + 1 if last else 1)


def _insert(pages: list[Any]) -> None:
    fields = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    stored = Page.objects.bulk_create(Page(**{name: getattr(page, name) for name in fields}) for page in pages)
    for page, parent in zip(pages, stored, strict=True):
        page.id = page.page_ptr_id = parent.pk
        page._state.adding = False
    model = type(pages[0])
    # What bulk_create calls once it has refused models with several tables.
    model._base_manager.get_queryset()._batched_insert(pages, model._meta.local_concrete_fields, None)
