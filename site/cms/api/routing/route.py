"""`route`: what a path of the reader's site leads to, in one call."""

from typing import Any

import graphene
from wagtail.models import Page

from cms.api.content_types import exposed
from cms.api.context import RequestContext
from cms.api.loaders.objects import fetch
from cms.api.routing.gone import withdrawal_of
from cms.api.routing.paths import ReaderPath, read_path
from cms.api.routing.protected import passwords_of, title_of
from cms.api.routing.redirection import find_target
from cms.api.scalars import DateTime
from cms.api.types.page import PageInterface
from cms.core.visibility import visible


class PageRoute(graphene.ObjectType):
    """A page stands there."""

    page = graphene.Field(PageInterface, required=True)


class RedirectRoute(graphene.ObjectType):
    """Readers are sent elsewhere."""

    location = graphene.String(
        required=True, description="A path on the same site, or an absolute address where it leads to another."
    )
    permanent = graphene.Boolean(required=True, description="301, else 302.")


class GoneRoute(graphene.ObjectType):
    """A page stood there once; answer 410."""

    withdrawn_at = graphene.Field(DateTime, required=True)
    notice = graphene.String(description="What to tell readers, if anything.")


class ProtectedRoute(graphene.ObjectType):
    """A page that a password opens: see `unlockPage`."""

    title = graphene.String(
        required=True, description="Of the page that the password was set on, which may be above it; may be empty."
    )


class NotFoundRoute(graphene.ObjectType):
    """Nothing that readers may see."""

    path = graphene.String(required=True, description="The path as it was asked for.")


class Route(graphene.Union):
    """What a path of the reader's site leads to."""

    class Meta:
        types = (PageRoute, RedirectRoute, GoneRoute, ProtectedRoute, NotFoundRoute)


class RouteQueries(graphene.ObjectType):
    """Paths of the reader's site."""

    route = graphene.Field(
        Route,
        required=True,
        path=graphene.String(
            required=True, description="With or without its query string, which a redirect may be about."
        ),
        site=graphene.String(),
        locale=graphene.String(description="Of a path without the language's prefix."),
        description="What a path of the reader's site leads to. Never an error for an unknown path.",
    )

    @staticmethod
    def resolve_route(
        root: None, info: graphene.ResolveInfo, path: str, site: str | None = None, locale: str | None = None
    ) -> Any:
        """Return the answer of the reader site's router."""
        asked = read_path(info.context, path, site, locale)
        page = asked.best(fetch(asked.find(exposed(visible(Page.objects.all())))))
        return PageRoute(page=page) if page else _without_page(asked, info.context) or NotFoundRoute(path=path)


def _without_page(asked: ReaderPath, context: RequestContext) -> Any:
    """Answer where no visible page stands.

    A password's form comes before a redirect, as on Wagtail's own site. A page for accounts counts as none.
    """
    hidden = asked.best(list(asked.find(exposed(Page.objects.all()))))
    if passwords := passwords_of(hidden):
        return ProtectedRoute(title=title_of(passwords[0]))
    if target := find_target(asked, context):
        return RedirectRoute(location=target.location, permanent=target.permanent)
    if withdrawal := withdrawal_of(asked, hidden, context.roots):
        return GoneRoute(withdrawn_at=withdrawal.at, notice=withdrawal.notice or None)
    return None
