"""Deletes all that stands below a page, in as many statements for each portion of pages as for one page.

Wagtail deletes page by page: fourteen statements for each, minutes for a subtree of thousands.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.deletion import Collector
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry, ReferenceIndex, get_page_models

from cms.core.signals import leaving

#: Pages that are in memory at once.
PORTION = 500


def delete_below(page: Page, user: Any = None) -> None:
    """Delete the descendants of a page, the deepest first, in one transaction.

    The signal ``leaving`` is sent once, for all of them; Django's and Wagtail's signals for single pages are not sent.
    What goes with a page (revisions, comments, redirects to it) goes as ever, and Wagtail's log says who deleted what.

    Args:
        page: stays.
        user: who deletes; ``None`` for a program.

    Raises:
        ProtectedError, RestrictedError: something that must not lose its page refers to one; nothing was deleted.
    """
    below = page.get_descendants()
    with transaction.atomic():
        leaving.send(Page, pages=below)
        _unpublish_aliases(below, page)
        # A page's path begins with its parent's, so this has children before their parents.
        deepest_first = below.order_by("-path")
        while portion := list(deepest_first[:PORTION]):
            _log(portion, user)
            _forget_references([each.pk for each in portion])
            _delete(portion)
        Page.objects.filter(pk=page.pk).update(numchild=0)
    page.numchild = 0


def _unpublish_aliases(pages: QuerySet[Page], above: Page) -> None:
    """Take back what stands elsewhere in the name of pages that go, as Wagtail does."""
    elsewhere = Page.objects.filter(alias_of__in=pages, live=True).exclude(path__startswith=above.path)
    for alias in elsewhere.specific():
        alias.unpublish(log_action=False)


def _log(pages: list[Page], user: Any) -> None:
    context = get_active_log_context()
    who = user or context.user
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=page.pk,
            content_type_id=page.content_type_id,
            label=page.get_admin_display_title(),
            action="wagtail.delete",
            timestamp=timezone.now(),
            user_id=who.pk if who else None,
            uuid=context.uuid,
            deleted=True,
        )
        for page in pages
    )


def _forget_references(keys: list[int]) -> None:
    pages, names = ContentType.objects.get_for_model(Page), [str(key) for key in keys]
    ReferenceIndex.objects.filter(base_content_type=pages, object_id__in=names).delete()
    ReferenceIndex.objects.filter(to_content_type=pages, to_object_id__in=names).delete()


def _delete(pages: list[Page]) -> None:
    """Delete pages with all that goes with them.

    Django's collector finds that. The pages themselves, all parts of them, are put where it has what needs no signal.
    """
    chosen = Page.objects.filter(pk__in=[each.pk for each in pages])
    collector = Collector(chosen.db, origin=chosen)
    collector.collect(chosen)
    for model in {Page, *get_page_models()} & collector.data.keys():
        keys = [each.pk for each in collector.data.pop(model)]
        parts: QuerySet[Any] = QuerySet(model).filter(pk__in=keys)
        collector.fast_deletes.append(parts)
    collector.delete()
