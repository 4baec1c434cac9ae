"""Who publishes the open data, under which licence, and at which addresses."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Site

from cms.core.licences import Licence
from cms.core.publication import publication_of

ROOT = "/data/"


@dataclass(frozen=True)
class Publication:
    """What every file says of its origin.

    Attributes:
        name: of the publication; never empty.
        home: the address of its front page.
        contact: an e-mail address; may be empty.
        licence: of all that it publishes.
    """

    name: str
    home: str
    contact: str
    licence: Licence

    @classmethod
    def of(cls, request: HttpRequest) -> "Publication | None":
        """Return the publication of the site that was asked, ``None`` if there is no site: two statements at most."""
        site = Site.find_for_request(request)
        if site is None:
            return None
        stored: Any = publication_of(site)
        name = stored.name or site.site_name or site.hostname
        return cls(name, f"{site.root_url}/", stored.contact_email, Licence(stored.licence))

    def address_of(self, path: str) -> str:
        """Return the absolute address of a file of ours, the same whatever name the CMS was asked under."""
        return f"{settings.CMS_URL}{ROOT}{path}"

    def licenses(self) -> list[dict[str, str]]:
        """Return the licence as Data Package writes it."""
        written = {"name": self.licence.value, "title": str(self.licence.label)}
        return [written | ({"path": self.licence.url} if self.licence.url else {})]

    def sources(self) -> list[dict[str, str]]:
        """Return the origin as Data Package writes it: what a reuser has to name."""
        return [{"title": self.name, "path": self.home}]
