"""Which thing was made of which thing of another system: what was imported once is never made again."""

from typing import Any

from django.contrib.contenttypes.models import ContentType

from cms.newsroom.importing.models import Made

#: The longest key.
LONGEST = 255


class Memory:
    """What was made of one other system: read once, so that to ask for a thing that wasn't made takes no statement."""

    def __init__(self, origin: str) -> None:
        """Take the name of the other system."""
        self._origin = origin[:LONGEST]
        self.read()

    def read(self) -> None:
        """Read what is stored; also after a transaction was undone, in which something was kept."""
        rows = Made.objects.filter(origin=self._origin).values_list("key", "content_type_id", "object_id")
        self._known = {key: (content_type, number) for key, content_type, number in rows}

    def find(self, model: type[Any], key: str) -> Any:
        """Return what was made of a thing there; None if nothing was, or it has been deleted since."""
        known = self._known.get(key[-LONGEST:])
        if known is None or known[0] != ContentType.objects.get_for_model(model).pk:
            return None
        return model._default_manager.filter(pk=known[1]).first()

    def keep(self, key: str, thing: Any) -> None:
        """Remember what was made of a thing there."""
        content_type, key = ContentType.objects.get_for_model(thing), key[-LONGEST:]
        Made.objects.update_or_create(
            origin=self._origin, key=key, defaults={"content_type": content_type, "object_id": thing.pk}
        )
        self._known[key] = (content_type.pk, thing.pk)
