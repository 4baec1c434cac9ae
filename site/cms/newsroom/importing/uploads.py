"""A file on its way in: the form field that takes it, and where it waits between its check and its import."""

import io
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.core.worker.duties import Duty
from cms.newsroom.importing.models import Upload

KEPT = timedelta(days=1)


class ImportFileField(forms.FileField):
    """Takes a file that isn't larger than so many bytes."""

    def __init__(self, *, max_bytes: int, accept: str, **kwargs: Any) -> None:
        """Take the limit, and the types that the browser's dialog offers, such as ``.csv,.xlsx``."""
        self._max_bytes = max_bytes
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": accept}))
        super().__init__(**kwargs)

    def to_python(self, data: Any) -> Any:
        """Return the file.

        Raises:
            ValidationError: it is too large.
        """
        file = super().to_python(data)
        if file is not None and file.size > self._max_bytes:
            text = _("The file is larger than %(size)d MB.")
            raise ValidationError(text % {"size": self._max_bytes // 1024**2}, code="too_large")
        return file


def keep(user: Any, kind: str, file: "UploadedFile[Any]") -> Upload:
    """Keep a file until its user says that it shall be imported; their former one of that kind is forgotten."""
    Upload.objects.filter(user=user, kind=kind).delete()
    file.seek(0)
    return Upload.objects.create(user=user, kind=kind, name=(file.name or "")[:255], content=file.read())


def kept(user: Any, kind: str, key: str | None) -> Upload | None:
    """Return the file of that kind that a user had checked, if it is still there."""
    if key is None or not key.isdecimal():
        return None
    return Upload.objects.filter(user=user, kind=kind, pk=key, created_at__gt=timezone.now() - KEPT).first()


def opened(upload: Upload) -> io.BytesIO:
    """Return the content of a kept file."""
    return io.BytesIO(bytes(upload.content))


def prune() -> bool:
    """Forget the files that nobody came back to; returns that no more wait."""
    Upload.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    return False


PRUNING = Duty("uploads", prune, every=3600)
