"""Checks that no content app forgot to say what partners get of its things, or asks for what there isn't."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register
from graphql import GraphQLError

from cms.journal.sources import sources
from cms.syndication.declarations import selections, stay_out
from cms.syndication.items import document


@register
def every_public_type_has_an_item_or_stays_out(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse a type that says neither, one that says both, and fields that doesn't fit the schema."""
    return [*_undeclared(), *_unfit()]


def _undeclared() -> Iterator[CheckMessage]:
    for name in sorted(sources()):
        if (name in selections()) == (name in stay_out()):
            says = "says two things" if name in selections() else "does not say"
            yield Error(
                f'The type "{name}" {says} of its syndication.',
                hint="Name it in ITEMS, with its fields, or in STAYS_OUT, in its app's syndication.py.",
                id="cms.E005",
            )


def _unfit() -> Iterator[CheckMessage]:
    try:
        _tree = document().tree
    except GraphQLError as error:
        yield Error(f"An item doesn't fit the schema: {error}", id="cms.E006")
