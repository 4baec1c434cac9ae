"""What readers can no longer see, and what they are told of it."""

from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.models import GroupPagePermission, Page
from wagtail.permissions import policy_registry

from cms.core.reader import ReaderRoots
from cms.journal.models import Entry, Reason
from cms.journal.withdrawals import withdrawals
from cms.newsroom.reports.report import Report, date_column, title_column

#: What is private isn't shown as gone: its readers are told nothing.
REASONS = [(value, label) for value, label in Reason.choices if value != Reason.PRIVATE]


def withdrawals_of(user: Any) -> QuerySet[Entry]:
    """Return the withdrawals whose notice a user may write: of pages that it could withdraw.

    Of a page that is deleted, its address tells where it stood.
    """
    found = withdrawals().exclude(reason=Reason.PRIVATE)
    if user.is_superuser:
        return found
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
    deleted = ~Q(key__in=Page.objects.values("pk"))
    return found.filter(Q(key__in=pages.values("pk")) | (deleted & _stood_where(user)))


def _stood_where(user: Any) -> Q:
    """Return which things stood where a user may publish."""
    stood = Q(pk__in=[])
    for permission in GroupPagePermission.objects.filter(group__user=user, permission__codename="publish_page"):
        stood |= _stood_below(permission.page)
    return stood


def _stood_below(page: Page) -> Q:
    fronts = {root: f"{root.base_url}{root.prefix}/" for root in ReaderRoots().roots}
    stood = Q(pk__in=[])
    for root, front in fronts.items():
        if root.url_path.startswith(page.url_path):
            place = front
        elif page.url_path.startswith(root.url_path):
            place = root.base_url + root.path_of(page.url_path)
        else:
            continue
        # The front page of another language may have an address below this one's.
        others = [Q(url__startswith=other) for other in fronts.values() if other != place and other.startswith(place)]
        stood |= Q(*(~other for other in others), url__startswith=place)
    return stood


class WithdrawalFilterSet(WagtailFilterSet):
    """By title, day and reason."""

    title = django_filters.CharFilter(label=_("Title"), lookup_expr="icontains")
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    reason = django_filters.ChoiceFilter(label=_("Reason"), choices=REASONS)

    class Meta:
        model = Entry
        fields: ClassVar[list[str]] = ["title", "at", "reason"]


class Withdrawals(Report):
    """Every page that readers could see once, with its notice, which can be written, changed and taken back here."""

    model = Entry
    slug = "withdrawals"
    page_title = _("Withdrawals")
    explanation = _(
        "Pages that readers no longer see, and what they are told instead. Choose one to change its notice."
    )
    header_icon = "circle-xmark"
    results_template_name = "reports/withdrawals_results.html"
    filterset_class: ClassVar[Any] = WithdrawalFilterSet
    any_permission_required: ClassVar[Any] = None
    columns: ClassVar[list[Column]] = [
        title_column(_("Page"), lambda entry: reverse("withdrawal_notice", args=[entry.type, entry.key])),
        date_column("gone_since", _("When")),
        Column("reason", label=_("Reason"), accessor="get_reason_display"),
        Column("notice", label=_("Notice to readers")),
    ]

    @classmethod
    def is_for(cls, user: Any) -> bool:
        """Tell whether a user may withdraw anything."""
        return bool(policy_registry.get_by_type(Page).user_has_permission(user, "publish"))

    def get_queryset(self) -> QuerySet[Any]:
        """Return what the user may write a notice for, the last first."""
        return withdrawals_of(self.request.user).order_by("-sequence")
