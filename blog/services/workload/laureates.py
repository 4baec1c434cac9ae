"""Loads the laureates of the workload and its call; their models are reached by name, as content apps do."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.text import slugify
from wagtail.models import Locale

from blog.services.workload import content


def load_call(given: content.Call, locale: Locale) -> None:
    """Make the call for projects, unless there is one with that slug."""
    fields = {
        "name": given.name,
        "hashtag": given.hashtag,
        "budget": given.budget_eur,
        "opened": given.opened,
    }
    _model("CallForProjects")._default_manager.get_or_create(slug=given.slug, locale=locale, defaults=fields)


def load_laureate(given: content.Laureate, locale: Locale, images: list[int]) -> int:
    """Return the key of the laureate with that slug, made with its figures and territories if there is none."""
    model = _model("Laureate")
    known = model._default_manager.filter(slug=given.slug, locale=locale).values_list("pk", flat=True).first()
    if known is not None:
        return int(known)
    laureate: Any = model(
        name=given.name,
        slug=given.slug,
        locale=locale,
        summary=given.summary,
        description=f"<p>{escape(given.description)}</p>",
        website=given.website,
        founded=given.founded,
        logo_id=images[given.logo],
    )
    laureate.key_figures = _lines("LaureateKeyFigure", (dict(each) for each in given.figures))
    places = ({"territory": _territory(name)} for name in dict.fromkeys(given.territories))
    laureate.territory_links = _lines("LaureateTerritory", places)
    laureate.save()
    return int(laureate.pk)


def _territory(name: str) -> Any:
    territories = _model("Territory")._default_manager
    return territories.get_or_create(slug=slugify(name), defaults={"name": name})[0]


def _lines(model: str, values: Iterable[dict[str, Any]]) -> list[models.Model]:
    return [_model(model)(sort_order=position, **fields) for position, fields in enumerate(values)]


def _model(name: str) -> type[models.Model]:
    return apps.get_model("laureates", name)
