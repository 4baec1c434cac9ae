"""What says when it has been stored, whole, in the transaction that stores it."""

from contextvars import ContextVar
from typing import Any

from django.db import models, transaction

from cms.core.signals import stored

_being_stored: ContextVar[frozenset[tuple[type, Any]]] = ContextVar("_being_stored", default=frozenset())


def is_being_stored(model: type[models.Model], key: Any) -> bool:
    """Return whether a thing is just being saved: ``stored`` will be sent for it."""
    return (model, key) in _being_stored.get()


class Announced:
    """A mixin for models: sends ``stored`` once the thing and all that belongs to it is written, in one transaction.

    Django's ``post_save`` comes too early for that: before the inline children are written, and outside a transaction.
    """

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and say so."""
        this: Any = self
        marked = _being_stored.set(_being_stored.get() | {(type(self), this.pk)})
        try:
            with transaction.atomic():
                super().save(*args, **kwargs)  # type: ignore[misc]  # the model's, which comes after this mixin
                stored.send(type(self), instance=self, update_fields=kwargs.get("update_fields"))
        finally:
            _being_stored.reset(marked)
