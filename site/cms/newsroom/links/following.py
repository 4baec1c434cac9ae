"""Keeps the list of links in step with the journal."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.journal.followers import Follower
from cms.journal.models import Entry
from cms.journal.sources import Source, sources
from cms.newsroom.links.models import Link, Target, digest_of
from cms.newsroom.links.reading import PUBLISHED, targets_of


def handle(entries: Sequence[Entry]) -> None:
    """Read again the things that some entries tell of, and look soon whether what leads to them still does."""
    keys: dict[str, set[int]] = {}
    for entry in entries:
        keys.setdefault(entry.type, set()).add(entry.key)
    known = sources()
    for kind, changed in keys.items():
        if kind in known:
            with transaction.atomic():
                _read_again(known[kind], changed)
                _check_soon(known[kind], changed)


def _read_again(source: Source, keys: set[int]) -> None:
    content_type = ContentType.objects.get_for_model(source.model)
    Link.objects.filter(content_type=content_type, object_id__in=keys).delete()
    things = source.model._default_manager.filter(pk__in=source.public(keys))
    found = {thing.pk: targets_of(thing) for thing in things}
    targets = _stored({address for addresses in found.values() for address in addresses})
    Link.objects.bulk_create(
        Link(
            target_id=targets[digest_of(address)],
            content_type=content_type,
            object_id=key,
            page_id=key if source.is_page else None,
        )
        for key, addresses in found.items()
        for address in sorted(addresses)
    )


def _stored(addresses: set[str]) -> dict[str, int]:
    """Return the keys of some targets by their digest; those that are new are stored."""
    new = [Target.at(address) for address in sorted(addresses)]
    Target.objects.bulk_create(new, ignore_conflicts=True)
    return dict(Target.objects.filter(digest__in=[each.digest for each in new]).values_list("digest", "pk"))


def _check_soon(source: Source, keys: set[int]) -> None:
    if issubclass(source.model, PUBLISHED):
        model: Any = Page if source.is_page else source.model
        digests = [digest_of(f"{model._meta.label_lower}:{key}") for key in keys]
        Target.objects.filter(digest__in=digests).update(due_at=timezone.now())


LINKS = Follower("links", handle, portion=100, from_start=True)
