"""Notes when a redirect changes, by an editor's hand or because the page that it leads to has moved."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, post_page_move

from cms.core.models.redirects import RedirectChange


@receiver(post_save, sender=Redirect, dispatch_uid="core.redirect_stored")
def redirect_stored(instance: Redirect, created: bool, raw: bool, **kwargs: Any) -> None:
    """Note that a redirect was edited; a new one has its date of creation."""
    if not (created or raw):
        _note(Redirect.objects.filter(pk=instance.pk))


@receiver(page_published, dispatch_uid="core.redirect_target_published")
@receiver(page_slug_changed, dispatch_uid="core.redirect_target_renamed")
@receiver(post_page_move, dispatch_uid="core.redirect_target_moved")
def target_changed(instance: Page, **kwargs: Any) -> None:
    """Note that the redirects to a page, or to one below it, lead elsewhere or can be followed again."""
    _note(Redirect.objects.filter(redirect_page__path__startswith=instance.path))


@receiver(post_delete, sender=PageViewRestriction, dispatch_uid="core.redirect_target_opened")
def restriction_removed(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Note that the redirects to a page that was private can be followed again."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page:
        target_changed(page)


def _note(redirects: QuerySet[Redirect]) -> None:
    now = timezone.now()
    RedirectChange.objects.bulk_create(
        [RedirectChange(redirect_id=key, at=now) for key in redirects.values_list("pk", flat=True)],
        batch_size=1_000,
        update_conflicts=True,
        unique_fields=["redirect"],
        update_fields=["at"],
    )
