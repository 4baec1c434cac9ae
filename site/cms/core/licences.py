"""The licences under which a publication can put its content, with their official names and addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    """A licence, stored by its SPDX-like code."""

    ETALAB_2 = "etalab-2.0", _("Licence Ouverte 2.0")
    CC_BY_4 = "CC-BY-4.0", _("Creative Commons Attribution 4.0")
    CC_BY_SA_4 = "CC-BY-SA-4.0", _("Creative Commons Attribution - ShareAlike 4.0")
    ALL_RIGHTS = "all-rights-reserved", _("All rights reserved")

    @property
    def url(self) -> str:
        """The address of the licence's text; empty when there is none."""
        return LICENCE_URLS[self]


LICENCE_URLS: dict[Licence, str] = {
    Licence.ETALAB_2: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    Licence.CC_BY_4: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA_4: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.ALL_RIGHTS: "",
}
