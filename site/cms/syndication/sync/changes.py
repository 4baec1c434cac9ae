"""What a partner is given: each thing once, as it is now, or a tombstone. Knows nothing of HTTP."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from cms.journal.models import Entry, Kind, PublicItem, Reason
from cms.journal.reading import last_sequence
from cms.journal.sources import sources
from cms.partners.scopes import Scope
from cms.syndication.items import Item, item_types, items_of
from cms.syndication.items.rights import written
from cms.syndication.sync.cursors import Place

#: What partners are told of why a thing is gone; ``OUT_OF_SCOPE`` is for what is public, but no longer theirs.
REASONS = {
    Reason.UNPUBLISHED: "withdrawn",
    Reason.EXPIRED: "expired",
    Reason.PRIVATE: "private",
    Reason.DELETED: "deleted",
}
OUT_OF_SCOPE = "out-of-scope"

Change = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """Some changes, in the journal's order, and where to go on."""

    changes: list[Change]
    place: Place
    has_more: bool


def changes_after(place: Place, scope: Scope, limit: int) -> Page:
    """Return what a partner has to hear after a place.

    Args:
        place: how far it has read.
        scope: what it may have.
        limit: how many entries of the journal are read at most; those out of scope count, and give nothing.

    Returns:
        A page. The number of statements depends on the types that are in it, not on how many things there are.
    """
    head = last_sequence()
    entries = _entries(place, head, scope, limit + 1)
    has_more = len(entries) > limit
    entries = entries[:limit]
    reached = entries[-1].sequence if has_more else head
    return Page(_written(entries, place, scope), Place(max(reached, place.sequence), place.start), has_more)


def item_now(name: str, scope: Scope) -> Change | None:
    """Return one thing, named like ``article:12``, if it may be seen and is in scope."""
    kind, _colon, number = name.partition(":")
    if kind not in types_of(scope) or not (number.isascii() and number.isdigit()) or len(number) > 18:
        return None
    key = int(number)
    told = PublicItem.objects.filter(type=kind, key=key).first()
    item = items_of(kind, scope.included(sources()[kind].model, [key])).get(key) if told else None
    if told is None or item is None:
        return None
    return _envelope(told.sequence, kind, key, told.url, written(told.at)) | {"item": item}


def types_of(scope: Scope) -> list[str]:
    """Return the types that a partner is given."""
    return [kind for kind in item_types() if scope.has_type(kind)]


def _entries(place: Place, head: int, scope: Scope, limit: int) -> list[Entry]:
    """Return the entries that follow a place, of each thing the last one only."""
    newer = Entry.objects.filter(
        type=OuterRef("type"), key=OuterRef("key"), sequence__gt=OuterRef("sequence"), sequence__lte=head
    )
    entries = Entry.objects.filter(~Exists(newer), type__in=types_of(scope))
    following = entries.filter(sequence__gt=place.sequence, sequence__lte=head)
    # Of what was gone before it began, a partner never heard.
    following = following.exclude(kind=Kind.WITHDRAWN, sequence__lte=place.start)
    return list(following.defer("title", "cause", "actor", "transaction").order_by("sequence")[:limit])


def _written(entries: Sequence[Entry], place: Place, scope: Scope) -> list[Change]:
    by_type: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_type[entry.type].append(entry)
    changes: list[Change] = []
    for kind, told in by_type.items():
        items, reasons = _now(kind, told, scope)
        known = _perhaps_given(kind, [entry for entry in told if entry.key not in items], place, scope)
        changes.extend(_current(entry, items[entry.key]) for entry in told if entry.key in items)
        changes.extend(_tombstone(entry, reasons[entry.key], scope) for entry in told if entry.key in known)
    return sorted(changes, key=lambda change: change["sequence"])


def _now(kind: str, entries: Sequence[Entry], scope: Scope) -> tuple[dict[int, Item], dict[int, str]]:
    """Return the items of what is there to be had, and why the rest isn't."""
    source = sources()[kind]
    reasons = {entry.key: REASONS[Reason(entry.reason)] for entry in entries if entry.reason}
    public = [entry.key for entry in entries if not entry.reason]
    included = scope.included(source.model, public) if public else set()
    items = items_of(kind, included) if included else {}
    reasons.update((key, OUT_OF_SCOPE) for key in public if key not in included)
    # The journal will tell of them in a moment: an article past its end, of which the worker hasn't heard yet.
    hidden = [key for key in included if key not in items]
    if hidden:
        reasons.update((key, REASONS[reason]) for key, reason in source.reasons(hidden).items())
    return items, reasons


def _perhaps_given(kind: str, missing: Sequence[Entry], place: Place, scope: Scope) -> set[int]:
    """Return which things of one type, not to be had now, the partner may have been given: one statement at most.

    The last entry alone doesn't say: of an article that was moved out of scope and changed there, an earlier one does.
    """
    since = max(place.sequence, place.start)
    keys = {entry.key for entry in missing if entry.sequence > since}
    if not (keys and scope.narrows(sources()[kind].model)):
        return keys
    entries = Entry.objects.filter(type=kind, key__in=keys, sequence__gt=since).values_list("key", "tags")
    return {key for key, tags in entries.iterator() if scope.touched_by(tags)}


def _current(entry: Entry, item: Item) -> Change:
    told = _envelope(entry.sequence, entry.type, entry.key, entry.url, written(entry.at))
    return told | {"kind": entry.kind, "item": item}


def _tombstone(entry: Entry, reason: str, scope: Scope) -> Change:
    """Return a tombstone; without the address if the partner was perhaps never given the thing."""
    url = "" if scope.narrows(sources()[entry.type].model) else entry.url
    told = _envelope(entry.sequence, entry.type, entry.key, url, written(entry.at))
    return told | {"kind": Kind.WITHDRAWN.value, "reason": reason, "notice": entry.notice or None}


def _envelope(sequence: int, kind: str, key: int, url: str, moment: str) -> Change:
    return {
        "sequence": sequence,
        "kind": Kind.UPDATED.value,
        "reason": None,
        "notice": None,
        "type": kind,
        "id": f"{kind}:{key}",
        "url": url or None,
        "updatedAt": moment,
        "item": None,
    }
