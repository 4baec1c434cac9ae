"""Loads the pictures of the workload, with every rendition."""

import hashlib
from pathlib import Path

from django.core.files.base import ContentFile
from willow.image import UnrecognisedImageFormatError

from blog.services.workload.content import Picture, WorkloadError
from cms.core.images.rendering import render_presets
from cms.core.models import LibraryImage


def load_image(given: Picture, folder: Path) -> int:
    """Return the key of the picture with that title and file, made and rendered if there is none.

    Raises:
        WorkloadError: the file can't be read, or is no picture.
    """
    path = folder / given.file
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WorkloadError(f"{path} can't be read: {error.strerror}.") from None
    digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    image = LibraryImage.objects.filter(title=given.title, file_hash=digest).first()
    return image.pk if image else _store(given, data, digest, path)


def _store(given: Picture, data: bytes, digest: str, path: Path) -> int:
    try:
        image = LibraryImage.objects.create(
            title=given.title,
            description=given.alt,
            file=ContentFile(data, given.file),
            file_hash=digest,
            file_size=len(data),
        )
    except UnrecognisedImageFormatError:
        raise WorkloadError(f"{path} is not a picture.") from None
    render_presets(image)
    return image.pk
