"""Access tokens: what a reader gets for the password of a protected page, and what they open.

A token names the restricted page and a digest of its password, so that it opens nothing else, and nothing at all once
the password has changed.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import graphene
from django.core.signing import BadSignature, TimestampSigner
from django.utils.crypto import constant_time_compare, salted_hmac
from graphql import GraphQLSchema
from wagtail.models import PageViewRestriction

from cms.api.context import RequestContext
from cms.core.visibility import opened_restrictions

LIFETIME = timedelta(minutes=30)
SALT = "cms.api.access"

#: How many tokens one argument may hold: one for each password on the way down to a page.
MAX_TOKENS = 10


def access_token(restrictions: list[PageViewRestriction]) -> str:
    """Return a token for each restriction, joined by commas."""
    signer = TimestampSigner(salt=SALT)
    return ",".join(signer.sign_object([each.page_id, _digest(each)]) for each in restrictions)


def open_pages(token: str, context: RequestContext) -> None:
    """Show the pages that tokens open, until the next root field: see ``start_closed``. The answer is not cached."""
    context.cache["uncacheable"] = True
    opened_restrictions.set(opened_by(token))


def opened_by(token: str) -> frozenset[int]:
    """Return the keys of the restrictions that tokens open; what isn't a valid token opens none."""
    signer = TimestampSigner(salt=SALT)
    shown: list[list[Any]] = []
    for part in token.split(",")[:MAX_TOKENS]:
        with suppress(BadSignature):
            shown.append(signer.unsign_object(part, max_age=LIFETIME))
    restrictions = password_restrictions().filter(page__in=[page for page, _digest in shown]) if shown else []
    return frozenset(
        each.pk
        for each in restrictions
        if any(page == each.page_id and constant_time_compare(digest, _digest(each)) for page, digest in shown)
    )


def password_restrictions() -> Any:
    """Return the restrictions that a password opens."""
    return PageViewRestriction.objects.filter(restriction_type=PageViewRestriction.PASSWORD)


def start_closed(schema: GraphQLSchema) -> None:
    """Make every root field forget what an earlier one opened: a token counts for the field that it is given to."""
    if schema.query_type is not None:
        for field in schema.query_type.fields.values():
            if field.resolve is not None:
                field.resolve = Closed(field.resolve)


@dataclass(frozen=True)
class Closed:
    """A root field's resolver that begins with nothing opened."""

    resolve: Callable[..., Any]

    def __call__(self, root: Any, info: graphene.ResolveInfo, **arguments: Any) -> Any:
        """Resolve the field."""
        opened_restrictions.set(frozenset())
        return self.resolve(root, info, **arguments)


def _digest(restriction: PageViewRestriction) -> str:
    return salted_hmac(SALT, restriction.password).hexdigest()
