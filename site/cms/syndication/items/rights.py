"""What Licence Ouverte 2.0 asks for with every item: licence, source, date of the last update."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from wagtail.models import Site

from cms.core.attribution import attribution
from cms.core.licences import Licence
from cms.core.publication import publication_of
from cms.journal.models import PublicItem


def add_rights(kind: str, items: Mapping[int, dict[str, Any]]) -> None:
    """Add what items of one type don't say themselves: the publication's licence, and when they last changed.

    Two statements, and one of the journal where a type doesn't say when it was changed.
    """
    if not items:
        return
    licence, source = publication_rights()
    undated = [key for key, item in items.items() if "updatedAt" not in item]
    told = PublicItem.objects.filter(type=kind, key__in=undated).values_list("key", "at") if undated else ()
    for key, moment in told:
        items[key]["updatedAt"] = written(moment)
    for item in items.values():
        item["source"] = item.get("source") or source
        if "licence" not in item:
            item["licence"] = _licence(licence, source, item)


def publication_rights() -> tuple[Licence, str]:
    """Return the licence of the main publication, and its name."""
    site = Site.objects.filter(is_default_site=True).first()
    publication = publication_of(site) if site else None
    licence = Licence(publication.licence) if publication else Licence.ETALAB_2
    return licence, (publication.name if publication else "") or settings.WAGTAIL_SITE_NAME


def written(moment: datetime) -> str:
    """Write a moment in UTC, to the second, as all that partners read does."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _licence(licence: Licence, source: str, item: dict[str, Any]) -> dict[str, str]:
    title = item.get("title") or item.get("name") or item["id"]
    moment = datetime.fromisoformat(item["updatedAt"]) if "updatedAt" in item else datetime.now(UTC)
    words = attribution(source, title, moment, item.get("url") or "")
    return {"name": str(licence.label), "url": licence.url, "attribution": words}
