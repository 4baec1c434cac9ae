"""What the bench knows of a system."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bench.questions import Question

QUERIES = Path(__file__).parents[1] / "queries"


@dataclass(frozen=True)
class Asked:
    """One HTTP request."""

    method: str
    path: str
    body: str = ""


#: Makes the request for a question, one of its values and a number of items.
Ask = Callable[[Question, Any, int], Asked]


@dataclass(frozen=True, eq=False)
class System:
    """A system.

    Attributes:
        name: as the results have it.
        settings: the Django settings module.
        ask: makes a request.
        titles: reads the titles of what an answer lists, in order.
        application: the WSGI application.
        modes: the environment of each mode that the system has, by the mode's name. ``uncached`` says how the
            system's cache of answers is switched off, ``repeated`` how its best one is switched on.
        databases: the kinds of database that it runs on.
    """

    name: str
    settings: str
    ask: Ask
    titles: Callable[[Question, Any], list[str]]
    application: str = "bench.sites.wsgi:application"
    modes: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: {"uncached": {}})
    databases: tuple[str, ...] = ("postgresql", "sqlite")


@cache
def document(name: str) -> str:
    """Return a GraphQL document of ``bench/queries``, each run of blanks as one."""
    return " ".join((QUERIES / f"{name}.graphql").read_text(encoding="utf-8").split())


def post(path: str, query: str, variables: dict[str, Any]) -> Asked:
    """Return the request that asks a GraphQL document."""
    return Asked("POST", path, json.dumps({"query": query, "variables": variables}))
