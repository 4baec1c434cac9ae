"""Pictures that come in with a document: the same rules as for those that editors upload."""

import hashlib
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from cms.core.images.uploads import PictureField
from cms.core.models import LibraryImage
from cms.newsroom.importing.refusals import ImportRefused


def collection_for(user: Any) -> Collection | None:
    """Return the first collection to which somebody may add pictures; for nobody, the root."""
    if user is None:
        return Collection.get_first_root_node()
    policy: Any = policy_registry.get_by_type(LibraryImage)
    return policy.collections_user_has_permission_for(user, "add").order_by("path").first()


def store_picture(data: bytes, name: str, *, alt: str, collection: Collection | None, user: Any = None) -> LibraryImage:
    """Return the library's picture for a file: the one that it has already, or a new one.

    Args:
        data: the file.
        name: its name, whose ending says of what type it is.
        alt: what it shows.
        collection: where a new one is put; None if the user may put it nowhere.
        user: who imports it.

    Raises:
        ImportRefused: no picture, of another type than its name says, too large, or there is nowhere to put it.
    """
    file = SimpleUploadedFile(name, data)
    try:
        PictureField().clean(file)
    except ValidationError as error:
        damaged = _("This picture is damaged, or of a kind that can't be shown.")
        raise ImportRefused(damaged if error.code == "invalid_image" else " ".join(error.messages)) from error
    if collection is None:
        raise ImportRefused(_("You may not add pictures to the library."))
    digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    known = LibraryImage.objects.filter(file_hash=digest, collection=collection).order_by("pk").first()
    if known is not None:
        return known
    title = PurePosixPath(name).stem.replace("-", " ").replace("_", " ").strip() or name
    image = LibraryImage(
        title=(alt or title)[:255], description=alt[:255], collection=collection, uploaded_by_user=user
    )
    image.file = ContentFile(data, name=PurePosixPath(name).name)
    image._set_file_hash()
    image.full_clean(exclude=["width", "height"])
    image.save()
    return image
