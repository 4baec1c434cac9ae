"""What waits for the user: reviews to do, articles sent back, comments to answer."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Max, Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Comment, Page, TaskState, WorkflowState

from cms.core.home_panels import MOST_LINES, Line, ListPanel
from cms.newsroom.permissions import pages_of
from cms.newsroom.places import edit_url


class Waiting(ListPanel):
    """What waits for me."""

    name = "waiting"
    title = gettext_lazy("Waiting for me")
    empty = gettext_lazy("Nothing waits for you.")
    icon = "check"
    order = 20

    def lines(self, request: HttpRequest) -> Sequence[Line]:
        """Return reviews first, then what was sent back, then comments."""
        found = [*_reviews(request.user), *_sent_back(request.user), *_comments(request.user)]
        return found[:MOST_LINES]


def _reviews(user: Any) -> list[Line]:
    states = TaskState.objects.reviewable_by(user).order_by("started_at")
    states = states.select_related("task", "revision__content_type", "workflow_state__requested_by")[:MOST_LINES]
    return [
        Line(
            state.revision.object_str,
            edit_url(state.revision.content_type.model_class(), state.revision.object_id),
            _("To review: %(task)s, sent by %(who)s")
            % {"task": state.task.name, "who": _name(state.workflow_state.requested_by)},
            state.started_at,
        )
        for state in states
    ]


def _sent_back(user: Any) -> list[Line]:
    states = WorkflowState.objects.filter(requested_by=user, status=WorkflowState.STATUS_NEEDS_CHANGES)
    states = states.select_related("content_type", "current_task_state__revision").order_by("-created_at")
    return [
        Line(
            state.current_task_state.revision.object_str,
            edit_url(state.content_type.model_class(), state.object_id),
            _("Changes asked for"),
            state.current_task_state.finished_at,
        )
        for state in states[:MOST_LINES]
        if state.current_task_state and state.current_task_state.revision
    ]


def _comments(user: Any) -> list[Line]:
    followed = Q(page__subscribers__user=user, page__subscribers__comment_notifications=True)
    open_ = Comment.objects.filter(followed | Q(page__owner=user), page__in=pages_of(user), resolved_at=None)
    pages = open_.exclude(user=user).values("page_id", "page__draft_title")
    pages = pages.annotate(number=Count("pk", distinct=True), last=Max("created_at")).order_by("-last")
    return [
        Line(
            each["page__draft_title"],
            edit_url(Page, each["page_id"]),
            ngettext("%(number)s comment to answer", "%(number)s comments to answer", each["number"])
            % {"number": each["number"]},
            each["last"],
        )
        for each in pages[:MOST_LINES]
    ]


def _name(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else _("an unknown user")
