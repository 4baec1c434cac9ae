"""Asks for a picture's renditions when it has been stored or changed."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from cms.core.images.tasks import render_image
from cms.core.models import LibraryImage


@receiver(post_save, sender=LibraryImage, dispatch_uid="core.render_image")
def render_when_stored(instance: LibraryImage, **kwargs: Any) -> None:
    """Ask for the renditions, in the transaction that stores the picture."""
    if not kwargs["raw"]:
        render_image.enqueue(instance.pk)
