"""`unlockPage`: a password for a token."""

from dataclasses import dataclass, field
from datetime import datetime

import graphene
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction

from cms.api.content_types import exposed
from cms.api.declarations import list_of
from cms.api.limits.rate import take
from cms.api.routing.access import LIFETIME, access_token
from cms.api.routing.paths import read_path
from cms.api.routing.protected import passwords_of
from cms.api.scalars import DateTime
from cms.api.types.common import FieldError, FieldErrorValue
from cms.core.client_address import client_address

TRIES = 10
SECONDS = 3600


@dataclass(frozen=True)
class UnlockPageValue:
    """What came of a try."""

    access_token: str | None = None
    expires_at: datetime | None = None
    errors: list[FieldErrorValue] = field(default_factory=list)


class UnlockPagePayload(graphene.ObjectType):
    """What came of a try: a token, or errors."""

    access_token = graphene.String(description="For `page(path:, accessToken:)`. It also opens the pages below.")
    expires_at = graphene.Field(DateTime)
    errors = graphene.Field(list_of(FieldError, size=1))


class UnlockMutations(graphene.ObjectType):
    """Passwords of pages."""

    unlock_page = graphene.Field(
        UnlockPagePayload,
        required=True,
        path=graphene.String(required=True),
        password=graphene.String(required=True),
        site=graphene.String(),
        locale=graphene.String(),
        description="Exchanges the password of a protected page for a short-lived access token.",
    )

    @staticmethod
    def resolve_unlock_page(
        root: None,
        info: graphene.ResolveInfo,
        path: str,
        password: str,
        site: str | None = None,
        locale: str | None = None,
    ) -> UnlockPageValue:
        """Compare a password, and return a token for what it opens.

        Raises:
            ApiError: RATE_LIMITED, after ten tries in an hour from one address at one page.
        """
        asked = read_path(info.context, path, site, locale)
        restrictions = passwords_of(asked.best(list(asked.find(exposed(Page.objects.all())))))
        if not restrictions:
            message = _("There is no page with a password at this path.")
            return UnlockPageValue(errors=[FieldErrorValue("path", "NOT_FOUND", message)])
        # All pages below a restricted one share its tries.
        for page_id in {each.page_id for each in restrictions}:
            take("unlock", f"{client_address(info.context.request)}:{page_id}", TRIES, SECONDS)
        opened = [each for each in restrictions if _opens(password, each)]
        if not opened:
            message = _("The password is not right.")
            return UnlockPageValue(errors=[FieldErrorValue("password", "WRONG_PASSWORD", message)])
        return UnlockPageValue(access_token(opened), timezone.now() + LIFETIME)


def _opens(password: str, restriction: PageViewRestriction) -> bool:
    # Wagtail's own form strips what is typed, and takes no empty password.
    return bool(restriction.password) and constant_time_compare(password.strip(), restriction.password)
