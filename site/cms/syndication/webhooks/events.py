"""What a partner is told of an entry of the journal: that something happened to a thing, not what the thing is now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from cms.journal.models import Entry, Kind, PublicItem, Reason
from cms.journal.sources import sources
from cms.partners.scopes import Scope
from cms.syndication.items import item_types
from cms.syndication.items.rights import written
from cms.syndication.sync.changes import OUT_OF_SCOPE, REASONS


@dataclass(frozen=True)
class Event:
    """Something to deliver: its type such as ``article.updated``, the thing such as ``article:12``, and the JSON."""

    type: str
    thing: str
    body: str


def events_of(entries: Sequence[Entry], scope: Scope) -> dict[int, Event]:
    """Return what a partner is told of some entries, by their sequence. The statements don't grow with the entries.

    What leaves the scope is told as withdrawn. Of such a thing, and of one that was perhaps never in it, neither
    address nor tags are told.
    """
    entries = [entry for entry in entries if entry.type in item_types() and scope.has_type(entry.type)]
    mentioned = {name for entry in entries for tag in entry.tags if (name := _thing(tag)) is not None}
    included = _included({*mentioned, *((entry.type, entry.key) for entry in entries)}, scope)
    tellable = {*_constant_tags(scope), *(f"{name}:{key}" for name, key in _public(mentioned) & included)}
    events = {}
    for entry in entries:
        if (entry.type, entry.key) in included:
            events[entry.sequence] = _event(
                entry,
                entry.kind,
                url=entry.url or None,
                tags=[tag for tag in entry.tags if tag in tellable or tag == entry.name],
                reason=_reason(entry),
            )
        elif entry.kind != Kind.PUBLISHED and scope.touched_by(entry.tags):
            events[entry.sequence] = _event(
                entry, Kind.WITHDRAWN, url=None, tags=[entry.name], reason=_reason(entry) or OUT_OF_SCOPE
            )
    return events


def verification_event(now: datetime) -> Event:
    """Return what an endpoint must accept before it is told anything."""
    return Event("endpoint.verification", "", _json("endpoint.verification", now, {}))


def _event(entry: Entry, kind: str, **details: Any) -> Event:
    data = {"id": entry.name, "kind": str(kind), "type": entry.type, "sequence": entry.sequence, **details}
    data["notice"] = entry.notice or None
    name = f"{entry.type}.{kind}"
    return Event(name, entry.name, _json(name, entry.at, data))


def _reason(entry: Entry) -> str | None:
    return REASONS[Reason(entry.reason)] if entry.reason else None


def _json(name: str, at: datetime, data: Mapping[str, Any]) -> str:
    return orjson.dumps({"type": name, "timestamp": written(at), "data": data}).decode()


def _thing(tag: str) -> tuple[str, int] | None:
    name, _colon, key = tag.partition(":")
    return (name, int(key)) if name in sources() and key.isdecimal() else None


def _constant_tags(scope: Scope) -> set[str]:
    return {tag for name, source in sources().items() if scope.has_type(name) for tag in source.constant_tags}


def _by_type(things: Iterable[tuple[str, int]]) -> Mapping[str, set[int]]:
    found = defaultdict(set)
    for name, key in things:
        found[name].add(key)
    return found


def _included(things: set[tuple[str, int]], scope: Scope) -> set[tuple[str, int]]:
    return {
        (name, key)
        for name, keys in _by_type(things).items()
        if scope.has_type(name)
        for key in scope.included(sources()[name].model, keys)
    }


def _public(things: set[tuple[str, int]]) -> set[tuple[str, int]]:
    types, keys = {name for name, _key in things}, {key for _name, key in things}
    return set(PublicItem.objects.filter(type__in=types, key__in=keys).values_list("type", "key"))
