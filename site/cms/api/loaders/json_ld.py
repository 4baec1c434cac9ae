"""Describes pages and things in the words of schema.org, for search engines.

A content app adds what it knows in ``JSON_LD`` of its ``api`` package: by model label, a function
``describe(objects, context)`` that gives for each object a ``Description``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from cms.api.context import RequestContext
from cms.api.loaders.tree import load_ancestors
from cms.api.scalars import DateTime
from cms.core import content_apps


@dataclass(frozen=True)
class Description:
    """What schema.org says of one thing: its own properties, and further things that these refer to."""

    properties: dict[str, Any]
    others: list[dict[str, Any]] = field(default_factory=list)


Describe = Callable[[list[Any], RequestContext], Sequence[Description]]


@cache
def _describers() -> dict[str, Describe]:
    found: dict[str, Describe] = {}
    for module in content_apps.modules("api"):
        found.update(getattr(module, "JSON_LD", {}))
    return found


def describe(label: str, objects: list[Any], context: RequestContext) -> Sequence[Description]:
    """Describe things of one model; nothing is said of a model that no content app describes.

    Args:
        label: the model's, such as ``laureates.Laureate``.
        objects: visible things.
        context: the request's.
    """
    describer = _describers().get(label)
    return describer(objects, context) if describer and objects else [Description({}) for _each in objects]


def load_json_ld(label: str, pages: list[Any], context: RequestContext) -> list[dict[str, Any]]:
    """Return the JSON-LD document of each page: the page, its breadcrumbs, and what its content app adds."""
    descriptions = describe(label, pages, context)
    ancestors = load_ancestors(pages, context)
    return [
        {
            "@context": "https://schema.org",
            "@graph": [
                {**_page(page, context), **description.properties},
                _breadcrumbs([*above, page], context),
                *description.others,
            ],
        }
        for page, description, above in zip(pages, descriptions, ancestors, strict=True)
    ]


def _page(page: Any, context: RequestContext) -> dict[str, Any]:
    url = context.roots.url(page)
    return {
        "@type": page.schema_org_type,
        "@id": url,
        "url": url,
        "name": page.title,
        "description": page.search_description or page.summary,
        "inLanguage": context.roots.locale(page),
        "datePublished": DateTime.serialize(page.published_at),
        "dateModified": DateTime.serialize(page.updated_at),
    }


def _breadcrumbs(trail: list[Any], context: RequestContext) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": page.title, "item": context.roots.url(page)}
            for position, page in enumerate(trail, 1)
        ],
    }
