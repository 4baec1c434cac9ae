"""Items: what partners get of a thing, in feeds, sync and exports alike."""

from collections.abc import Collection
from functools import cache
from typing import Any

from cms.api.kit import ThingsDocument
from cms.journal.sources import sources
from cms.syndication.declarations import selections
from cms.syndication.items.fragments import shared_fragments
from cms.syndication.items.rights import add_rights

Item = dict[str, Any]


def items_of(kind: str, keys: Collection[int]) -> dict[int, Item]:
    """Return what partners get of things of one type.

    Args:
        kind: the journal's name of the type, such as ``article``.
        keys: which.

    Returns:
        An item each, by key, with its ``id`` (``article:12``), ``type``, ``updatedAt``, ``licence``, ``source``.
        What readers may not see gives none. Constant statements, however many things there are.
    """
    answers = document().ask(sources()[kind].model, list(keys))
    found = {key: {"id": f"{kind}:{key}", "type": kind, **answer} for key, answer in answers.items()}
    add_rights(kind, found)
    return found


def item_types() -> list[str]:
    """Return the types that partners get."""
    return sorted(selections())


@cache
def document() -> ThingsDocument:
    """Return the document that asks for items; checked against the schema on first use."""
    by_model = {sources()[kind].model: fields for kind, fields in selections().items() if kind in sources()}
    return ThingsDocument(by_model, shared_fragments())
