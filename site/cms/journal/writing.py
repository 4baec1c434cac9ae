"""Writes entries: compares what is public now with what the journal has told, and tells the difference.

Nothing depends on what a caller believes to have changed. A thing that is public and was not is published; one that was
and is not is withdrawn; one with another address is moved; and one that somebody has written to is updated.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import get_active_log_context

from cms.journal.changes import Change, Told
from cms.journal.fan_out import affected_by
from cms.journal.lock import take_lock
from cms.journal.models import Entry, Kind, PublicItem, Reason
from cms.journal.sources import Shown, Source, source_of
from cms.journal.subscribers import deliver
from cms.journal.tags import tags_of
from cms.journal.transactions import current_transaction, has_written

#: Things that are compared, and entries that are written, at once.
PORTION = 500


def record(changes: Iterable[Change]) -> None:
    """Tell what came of some changes, and of all that shows the changed things, in the current transaction."""
    with transaction.atomic():
        take_lock()
        done: set[tuple[str, int]] = set()
        waiting = list(changes)
        while waiting:
            change = waiting.pop(0)
            fresh = [key for key in change.keys if (change.source.type, key) not in done]
            done.update((change.source.type, key) for key in fresh)
            for portion in _portions(fresh):
                told = _tell(change, portion)
                waiting.extend(affected_by(change, told))


def tell_of(things: Sequence[Any], *, written: bool = False) -> None:
    """Have the journal look at things of one type; a bulk loader calls this for what it wrote without signals.

    Args:
        things: all of one type, stored.
        written: whether they may have been there before, and somebody wrote to them.
    """
    source = source_of(type(things[0])) if things else None
    if source is not None:
        record([Change(source, [each.pk for each in things], written=written)])


def is_told(source: Source, key: int) -> bool:
    """Return whether the journal has told of a thing that is still public, as far as it knows."""
    return PublicItem.objects.filter(type=source.type, key=key).exists()


def actor() -> int | None:
    """Return the key of the user who is at work; ``None`` for a command or the worker."""
    user = get_active_log_context().user
    return user.pk if user is not None else None


def _portions(keys: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while portion := list(islice(rest, PORTION)):
        yield portion


def _tell(change: Change, keys: list[int]) -> list[Told]:
    source = change.source
    known = {item.key: item for item in PublicItem.objects.filter(type=source.type, key__in=keys)}
    public = {} if change.deleted else source.public(keys)
    told = _tell_withdrawn(change, [item for key, item in known.items() if key not in public])
    changed = {key: kind for key, shown in public.items() if (kind := _kind(shown, known.get(key), change.written))}
    tags = tags_of(source, changed) if changed else {}
    for key in _just_told(source, changed.keys() & known.keys()):
        if _says_nothing_new(public[key], tags[key], known[key]):
            del changed[key]
    for key, kind in changed.items():
        shown, before = public[key], known.get(key)
        entry = _entry(change, shown, kind, _with_former(tags[key], before))
        face_changed = before is None or not shown.face or before.face != shown.face
        told.append(Told(entry, face_changed, kind != Kind.UPDATED or before is None or before.title != shown.title))
    _write(source, told, public, tags)
    return told


def _tell_withdrawn(change: Change, items: list[PublicItem]) -> list[Told]:
    keys = [item.key for item in items]
    reasons = dict.fromkeys(keys, Reason.DELETED) if change.deleted or not keys else change.source.reasons(keys)
    identities = change.source.identities(keys)
    entries = [_entry(change, item, Kind.WITHDRAWN, item.tags, reasons[item.key]) for item in items]
    for entry in entries:
        entry.identity = identities.get(entry.key)
    return [Told(entry, face_changed=True, renamed=True) for entry in entries]


def _kind(shown: Shown, before: PublicItem | None, written: bool) -> Kind | None:
    if before is None:
        return Kind.PUBLISHED
    if before.url != shown.url:
        return Kind.MOVED
    return Kind.UPDATED if written or before.face != shown.face else None


def _just_told(source: Source, keys: Collection[int]) -> set[int]:
    """Return which things this very transaction has already told of: once is enough."""
    written_in = has_written()
    if written_in is None:
        return set()
    entries = Entry.objects.filter(type=source.type, key__in=keys, transaction=written_in)
    return set(entries.exclude(kind=Kind.WITHDRAWN).values_list("key", flat=True))


def _says_nothing_new(shown: Shown, tags: list[str], before: PublicItem) -> bool:
    same = (shown.title, shown.url, shown.face) == (before.title, before.url, before.face)
    return same and set(tags) <= set(before.tags)


def _with_former(tags: list[str], before: PublicItem | None) -> list[str]:
    """Return the tags of a thing and those that it had: who lists it no longer must hear of it once more."""
    return list(dict.fromkeys([*tags, *(before.tags if before else ())]))


def _entry(change: Change, thing: Any, kind: Kind, tags: list[str], reason: Reason | str = "") -> Entry:
    return Entry(
        at=timezone.now(),
        kind=kind,
        reason=reason,
        type=change.source.type,
        key=thing.key,
        title=thing.title,
        url=thing.url,
        tags=tags,
        cause=change.cause,
        actor_id=actor(),
        transaction=current_transaction(),
    )


def _write(source: Source, told: list[Told], public: dict[int, Shown], tags: dict[int, list[str]]) -> None:
    if not told:
        return
    entries = Entry.objects.bulk_create([each.entry for each in told])
    PublicItem.objects.filter(type=source.type, key__in=[entry.key for entry in entries if _is_gone(entry)]).delete()
    PublicItem.objects.bulk_create(
        [
            PublicItem(
                type=entry.type,
                key=entry.key,
                title=entry.title,
                url=entry.url,
                face=public[entry.key].face,
                tags=tags[entry.key],
                sequence=entry.sequence,
                at=entry.at,
            )
            for entry in entries
            if not _is_gone(entry)
        ],
        update_conflicts=True,
        unique_fields=["type", "key"],
        update_fields=["title", "url", "face", "tags", "sequence", "at"],
    )
    deliver([entry.sequence for entry in entries])


def _is_gone(entry: Entry) -> bool:
    return entry.kind == Kind.WITHDRAWN
