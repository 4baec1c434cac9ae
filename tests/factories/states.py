"""The states in which a page or a snippet is not, or not wholly, for readers."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from factory.django import DjangoModelFactory

from tests.factories.canary import Fields


def draft(factory: type[DjangoModelFactory], fields: Fields) -> Any:
    """Return a thing that was never published: it has a revision only."""
    thing = factory(live=False, has_unpublished_changes=True, **fields)
    thing.save_revision()
    return thing


def unpublished(factory: type[DjangoModelFactory], fields: Fields) -> Any:
    """Return a thing that was published, then taken back."""
    thing = factory(**fields)
    thing.save_revision().publish()
    thing.refresh_from_db()
    thing.unpublish()
    return thing


def expired(factory: type[DjangoModelFactory], fields: Fields) -> Any:
    """Return a thing that is past its end, which the worker has not yet noticed."""
    return factory(expire_at=hours(-1), **fields)


def withdrawn(factory: type[DjangoModelFactory], fields: Fields) -> Any:
    """Return a thing that is past its end, and that the worker has taken back."""
    return factory(live=False, expired=True, expire_at=hours(-1), first_published_at=hours(-9), **fields)


def scheduled(factory: type[DjangoModelFactory], fields: Fields) -> Any:
    """Return a thing that will be published tomorrow."""
    thing = factory(live=False, has_unpublished_changes=True, **fields)
    thing.go_live_at = hours(24)
    thing.save_revision().publish()
    thing.refresh_from_db()
    return thing


def changed(factory: type[DjangoModelFactory], fields: Fields) -> Any:
    """Return a live thing without the canary, whose unpublished changes hold it."""
    thing = factory()
    for name, value in fields.items():
        if name != "slug":
            setattr(thing, name, value)
    thing.save_revision()
    return type(thing).objects.get(pk=thing.pk)


def hours(number: int) -> datetime:
    """Return the time so many hours from now."""
    return timezone.now() + timedelta(hours=number)


STATES = {
    "draft": draft,
    "unpublished": unpublished,
    "expired": expired,
    "withdrawn": withdrawn,
    "scheduled": scheduled,
    "changed": changed,
}
