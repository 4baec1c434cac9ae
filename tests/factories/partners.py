"""Partners and their keys."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from cms.partners.keys import create_key
from cms.partners.models import Partner


class PartnerFactory(DjangoModelFactory):
    """A partner that gets everything; ``sections=[rubric]`` for one that gets only those."""

    name = factory.Sequence("Partenaire {}".format)

    class Meta:
        model = Partner

    @classmethod
    def _create(cls, model_class: type[Partner], *args: Any, **kwargs: Any) -> Partner:
        sections = kwargs.pop("sections", None)
        partner = super()._create(model_class, *args, whole_site=sections is None, **kwargs)
        partner.sections.set(sections or [])
        return partner


def key_of(partner: Partner, **options: Any) -> str:
    """Return a new key of a partner, as it is shown once."""
    return create_key(partner, **options)[1]
