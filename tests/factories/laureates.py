"""Laureates, calls for projects, awards and territories."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from laureates.models import (
    Award,
    CallForProjects,
    Laureate,
    LaureateKeyFigure,
    LaureateLabel,
    LaureatePartner,
    LaureateProgramme,
    LaureateTerritory,
    LaureateTheme,
    Territory,
)
from tests.factories.site import french


class TerritoryFactory(DjangoModelFactory):
    """A town."""

    name = factory.Sequence("Ville {}".format)
    slug = factory.Sequence("ville-{}".format)

    class Meta:
        model = Territory


class LaureateFactory(DjangoModelFactory):
    """A live laureate; its lists can be given as plain values.

    ``labels``, ``partners``, ``themes``: names; ``territories``: ``Territory`` objects;
    ``programmes``: ``{name: description}``; ``key_figures``: ``{label: value}``, or ``LaureateKeyFigure``
    objects for those with a unit or a year.
    """

    name = factory.Sequence("Association {}".format)
    slug = factory.Sequence("association-{}".format)
    locale = factory.LazyFunction(french)

    class Meta:
        model = Laureate

    @classmethod
    def _create(cls, model_class: type[Laureate], *args: Any, **kwargs: Any) -> Laureate:
        figures = kwargs.pop("key_figures", {})
        if isinstance(figures, dict):
            figures = [LaureateKeyFigure(label=label, value=value) for label, value in figures.items()]
        programmes = kwargs.pop("programmes", {})
        lists = {
            "key_figures": figures,
            "programmes": [LaureateProgramme(name=name, description=text) for name, text in programmes.items()],
            "labels": [LaureateLabel(name=name) for name in kwargs.pop("labels", [])],
            "partners": [LaureatePartner(name=name) for name in kwargs.pop("partners", [])],
            "themes": [LaureateTheme(name=name) for name in kwargs.pop("themes", [])],
            "territory_links": [LaureateTerritory(territory=place) for place in kwargs.pop("territories", [])],
        }
        laureate = model_class(*args, **kwargs)
        for name, rows in lists.items():
            for position, row in enumerate(rows):
                row.sort_order = position
            setattr(laureate, name, rows)
        laureate.save()
        return laureate


class CallFactory(DjangoModelFactory):
    """A live call for projects."""

    name = factory.Sequence("Appel {}".format)
    slug = factory.Sequence("appel-{}".format)
    locale = factory.LazyFunction(french)

    class Meta:
        model = CallForProjects


class AwardFactory(DjangoModelFactory):
    """A laureate that won a call."""

    call = factory.SubFactory(CallFactory)
    laureate = factory.SubFactory(LaureateFactory)
    project = factory.Sequence("Projet {}".format)

    class Meta:
        model = Award
