"""Which thing was made of which thing of another system: what was imported once is never made again."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType

from cms.newsroom.importing.models import Made

#: The longest key.
LONGEST = 255


class Memory:
    """What was made of one other system: read once, so that to ask for a thing that wasn't made takes no statement."""

    def __init__(self, origin: str) -> None:
        """Take the name of the other system, and read what is stored."""
        self._made = Made.objects.filter(origin=origin[:LONGEST])
        self._origin = origin[:LONGEST]
        rows = self._made.values_list("key", "content_type_id", "object_id")
        self._known = {key: (content_type, number) for key, content_type, number in rows}

    def find(self, model: type[Any], key: str) -> Any:
        """Return what was made of a thing there; None if nothing was, or it has been deleted since."""
        known = self._known.get(key[-LONGEST:])
        if known is None or known[0] != ContentType.objects.get_for_model(model).pk:
            return None
        return model._default_manager.filter(pk=known[1]).first()

    def still_there(self, model: type[Any], keys: Iterable[str] | None = None) -> set[str]:
        """Return the keys of the things there of which one of a type was made that hasn't been deleted since.

        Takes two statements, and sees what other imports of the same system have made meanwhile.

        Args:
            model: the type.
            keys: the things asked for, of at most 255 characters each; None for all.
        """
        made = self._made.filter(content_type=ContentType.objects.get_for_model(model))
        if keys is not None:
            made = made.filter(key__in=list(keys))
        stored = set(model._default_manager.filter(pk__in=made.values("object_id")).values_list("pk", flat=True))
        return {key for key, number in made.values_list("key", "object_id") if number in stored}

    def keep(self, key: str, thing: Any) -> None:
        """Remember what was made of a thing there."""
        self.keep_all({key: thing})

    def keep_all(self, things: Mapping[str, Any]) -> None:
        """Remember what was made of several things there, by their keys: one statement."""
        rows = [
            Made(
                origin=self._origin,
                key=key[-LONGEST:],
                content_type=ContentType.objects.get_for_model(thing),
                object_id=thing.pk,
            )
            for key, thing in things.items()
        ]
        Made.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["origin", "key"],
            update_fields=["content_type", "object_id"],
        )
        self._known.update((row.key, (row.content_type_id, row.object_id)) for row in rows)
