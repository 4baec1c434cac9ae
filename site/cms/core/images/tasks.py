"""The work of rendering, as a task that a worker can take."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from cms.core.images.rendering import is_rendered, render_presets
from cms.core.models import LibraryImage
from cms.core.signals import stored
from cms.core.worker.names import named


@task(backend="worker")
@named(_("Make the sizes of a picture"))
def render_image(pk: int) -> None:
    """Render a picture in every preset, and say so; one that has gone meanwhile, or is done, is passed over."""
    image = LibraryImage.objects.filter(pk=pk).first()
    if image is None or is_rendered(image):
        return
    render_presets(image)
    with transaction.atomic():
        # Who was told of the picture before had an empty one instead.
        stored.send(LibraryImage, instance=image, update_fields=None)
