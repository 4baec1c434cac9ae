"""`redirects`: every redirect of a reader site, for frontends that keep them at hand."""

from datetime import UTC, datetime
from typing import Any

import graphene
from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from wagtail.contrib.redirects.models import Redirect as StoredRedirect
from wagtail.models import Page

from cms.api.connections import Slice, connection_type, paginate, window
from cms.api.content_types import exposed
from cms.api.context import RequestContext
from cms.api.cursors import Key, Ordering
from cms.api.declarations import Field, batched_field
from cms.api.loaders.objects import fetch_visible
from cms.api.routing.redirection import location_of
from cms.api.scalars import DateTime
from cms.api.sites import reader_root
from cms.core.visibility import visible

OLDEST_FIRST = Ordering("OLDEST_FIRST", (Key("id"),))

#: When a redirect changed of which nothing is known, such as one loaded from a fixture.
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)


def _load_locations(redirects: list[Any], context: RequestContext) -> list[str]:
    pages = fetch_visible(Page, [each.redirect_page_id for each in redirects])
    return [location_of(each, pages.get(each.redirect_page_id), each.asked_site, context) for each in redirects]


class Redirect(graphene.ObjectType):
    """An old path and where it leads now."""

    from_ = graphene.String(
        name="from", required=True, description="Without a slash at its end; may have a query string."
    )
    to = batched_field(
        Field(
            "to",
            graphene.NonNull(graphene.String),
            _load_locations,
            description="A path on the same site, or an absolute address where it leads to another.",
        ),
        StoredRedirect,
    )
    permanent = graphene.Boolean(required=True, description="301, else 302.")
    updated_at = graphene.Field(DateTime, required=True, description="When it, or the place it leads to, changed.")

    @staticmethod
    def resolve_from_(each: Any, info: graphene.ResolveInfo) -> str:
        """Return the old path."""
        return str(each.old_path)

    @staticmethod
    def resolve_permanent(each: Any, info: graphene.ResolveInfo) -> bool:
        """Tell whether the old path is given up for good."""
        return bool(each.is_permanent)


RedirectConnection = connection_type("Redirect", lambda: Redirect)


class RedirectQueries(graphene.ObjectType):
    """Redirects of a reader site."""

    redirects = graphene.Field(
        RedirectConnection,
        required=True,
        first=graphene.Int(default_value=100),
        after=graphene.String(),
        changed_since=graphene.Argument(DateTime, description="Only those that changed then or later."),
        site=graphene.String(),
        description="The redirects of a reader site, the oldest first. `route` finds the one of a path.",
    )

    @staticmethod
    def resolve_redirects(
        root: None,
        info: graphene.ResolveInfo,
        changed_since: datetime | None = None,
        site: str | None = None,
        **arguments: Any,
    ) -> Slice:
        """Return a page of the redirects that lead somewhere."""
        found = redirects_of(reader_root(info.context, site, None).site_id)
        if changed_since is not None:
            found = found.filter(updated_at__gte=changed_since)
        return paginate([found], OLDEST_FIRST, window(OLDEST_FIRST, StoredRedirect, **arguments))[0]


def redirects_of(site_id: int) -> QuerySet[Any]:
    """Return the redirects that hold for a site and lead to something visible, with ``updated_at``."""
    own = StoredRedirect.objects.filter(site=site_id)
    of_all_sites = StoredRedirect.objects.filter(~Exists(own.filter(old_path=OuterRef("old_path"))), site=None)
    leads_to_page = Q(redirect_page__in=exposed(visible(Page.objects.all())))
    leads_somewhere = leads_to_page | (Q(redirect_page=None) & ~Q(redirect_link=""))
    changed = Coalesce("change__at", "created_at", Value(UNKNOWN), output_field=DateTimeField())
    return (own | of_all_sites).filter(leads_somewhere).annotate(asked_site=Value(site_id), updated_at=changed)
