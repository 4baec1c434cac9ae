"""How schema.org describes a laureate: an organization, funded by the grants that it won."""

from typing import Any

from cms.api.kit import Describe, Description, RequestContext
from laureates.api.types import load_awards
from laureates.models import Award, Laureate


def _describe_laureates(laureates: list[Laureate], context: RequestContext) -> list[Description]:
    awards = load_awards(laureates, context)
    return [_describe(laureate, won) for laureate, won in zip(laureates, awards, strict=True)]


def _describe(laureate: Laureate, awards: list[Award]) -> Description:
    identity = f"urn:rubrique:laureate:{laureate.pk}"
    grants = [_grant(award, identity) for award in awards]
    properties: dict[str, Any] = {
        "@type": "Organization",
        "@id": identity,
        "name": laureate.name,
        "description": laureate.summary,
        "url": laureate.website,
        "foundingDate": str(laureate.founded) if laureate.founded else "",
        "identifier": [
            {"@type": "PropertyValue", "propertyID": name, "value": value}
            for name, value in (("SIREN", laureate.siren), ("RNA", laureate.rna))
            if value
        ],
        "funding": [{"@id": grant["@id"]} for grant in grants],
    }
    return Description({name: value for name, value in properties.items() if value}, grants)


def _grant(award: Award, laureate: str) -> dict[str, Any]:
    grant: dict[str, Any] = {
        "@type": "MonetaryGrant",
        "@id": f"urn:rubrique:award:{award.pk}",
        "name": award.project or award.call.name,
        "fundedItem": {"@id": laureate},
    }
    if award.call.organiser:
        grant["funder"] = {"@type": "Organization", "name": award.call.organiser}
    if award.amount is not None:
        grant["amount"] = {"@type": "MonetaryAmount", "value": float(award.amount), "currency": award.call.currency}
    return grant


JSON_LD: dict[str, Describe] = {"laureates.Laureate": _describe_laureates}
