"""The work of rendering, as a task that a worker can take."""

from django_tasks import task

from cms.core.images.rendering import render_presets
from cms.core.models import LibraryImage


@task()
def render_image(pk: int) -> None:
    """Render a picture in every preset; one that has gone meanwhile is passed over."""
    image = LibraryImage.objects.filter(pk=pk).first()
    if image is not None:
        render_presets(image)
