"""When a file last changed, as the journal tells: known without making the file."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.db.models import Min
from django.utils import timezone
from wagtail.models import DraftStateMixin

from cms.core.visibility import visible
from cms.journal.models import Entry
from cms.journal.sources import sources

#: The publication's name and licence stand in every file.
ALWAYS = "publication"

#: For so long after a change, another may be committed that was made in the same second: until then ``Last-Modified``,
#: which counts in seconds, can't tell one file from the next.
SETTLED = timedelta(minutes=1)


@dataclass(frozen=True)
class Freshness:
    """The state of all things of some types.

    Attributes:
        sequence: the place of the last entry about one of them; 0 if there is none.
        changed: when that was written.
        expired: how many are over although no worker has said so yet. Readers don't see them any more.
    """

    sequence: int
    changed: datetime | None
    expired: int

    @classmethod
    def of(cls, types: tuple[str, ...]) -> "Freshness":
        """Ask the journal about some types: one statement, and one for each type that can expire."""
        last = (
            Entry.objects.filter(type__in=(*types, ALWAYS)).order_by("-sequence").values_list("sequence", "at").first()
        )
        sequence, changed = last or (0, None)
        return cls(sequence, changed, _expired(types))

    @cached_property
    def last_modified(self) -> int | None:
        """When it changed, in whole seconds since 1970; ``None`` if that is unknown, or was only just."""
        if self.changed is None or self.expired or timezone.now() - self.changed < SETTLED:
            return None
        return int(self.changed.timestamp())

    def etag(self, *parts: str) -> str:
        """Return the ETag of a file, which ``parts`` tell from the others made of the same things."""
        state = repr((self.sequence, self.expired, *parts))
        return f'"{sha256(state.encode()).hexdigest()[:32]}"'


def first_published(types: tuple[str, ...]) -> datetime | None:
    """Return when the oldest visible thing of some types was first published: one statement a type with drafts."""
    found = [visible(model._default_manager.all()).aggregate(at=Min("first_published_at")) for model in _drafted(types)]
    return min((each["at"] for each in found if each["at"]), default=None)


def _expired(types: tuple[str, ...]) -> int:
    now = timezone.now()
    return sum(model._default_manager.filter(live=True, expire_at__lte=now).count() for model in _drafted(types))


def _drafted(types: tuple[str, ...]) -> list[Any]:
    models: list[Any] = [sources()[type_].model for type_ in types]
    return [model for model in models if issubclass(model, DraftStateMixin)]
