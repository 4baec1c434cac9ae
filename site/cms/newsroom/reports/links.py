"""Links that lead nowhere."""

from typing import Any, ClassVar

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from cms.journal.sources import sources
from cms.newsroom.links.models import Link, State
from cms.newsroom.permissions import edits_pages, may_change, pages_of
from cms.newsroom.places import named
from cms.newsroom.reports.report import Report, date_column, title_column


def broken_links(user: Any) -> QuerySet[Link]:
    """Return the broken links in what a user may mend, those broken the longest first."""
    models = [source.model for source in sources().values() if not source.is_page and may_change(user, source.model)]
    types = [content_type.pk for content_type in ContentType.objects.get_for_models(*models).values()]
    mine = Q(page__in=pages_of(user)) | Q(page=None, content_type__in=types)
    found = Link.objects.filter(mine, target__state=State.BROKEN).select_related("target")
    return found.order_by("target__broken_since", "pk")


class BrokenLinks(Report):
    """Links of published content to what is no longer there."""

    model = Link
    slug = "broken-links"
    page_title = _("Broken links")
    explanation = _("Links of published content to pages, files or sites that are no longer there. Checked each week.")
    header_icon = "link"
    any_permission_required: ClassVar[Any] = None
    columns: ClassVar[list[Column]] = [
        title_column(_("Where"), lambda link: link.place[1], "place.0"),
        Column("leads_to", label=_("Leads to")),
        Column("reason", label=_("Why"), accessor="target.reason"),
        date_column("target.broken_since", _("Broken since")),
    ]

    @classmethod
    def is_for(cls, user: Any) -> bool:
        """Tell whether a user has anything to do with pages."""
        return edits_pages(user)

    def get_queryset(self) -> QuerySet[Any]:
        """Return what the user may mend."""
        return broken_links(self.request.user)

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Name what each link stands in, and what it leads to."""
        return with_places(object_list)


def with_places(links: Any) -> list[Any]:
    """Return links with ``place``, the name and address of what they stand in, and ``leads_to`` in words."""
    found = list(links)
    places = named((link.content_type_id, link.object_id) for link in found)
    for link in found:
        link.place = places.get((link.content_type_id, link.object_id), ("", ""))
        link.leads_to = in_words(link.target)
    return found


def in_words(target: Any) -> str:
    """Return an address, or what sort of thing of ours it is."""
    if target.host:
        return str(target.address)
    label, _colon, key = target.address.partition(":")
    return f"{apps.get_model(label)._meta.verbose_name} n° {key}"
