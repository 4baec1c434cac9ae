"""Tasks of the worker that failed, on the front page of who can do something about it."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.home_panels import MOST_LINES, Line, ListPanel
from cms.core.worker.queue import failed_tasks
from cms.newsroom.reports.tasks import FailedTasks, error_line, task_name


class Failed(ListPanel):
    """The tasks that failed last; nothing while there is none."""

    name = "failed-tasks-panel"
    title = gettext_lazy("Failed tasks")
    icon = "warning"
    order = 15

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the user may have them run again."""
        return FailedTasks.is_for(request.user)

    def lines(self, request: HttpRequest) -> Sequence[Line]:
        """Return what was to be done, and what went wrong: one statement."""
        report = reverse(FailedTasks.url_name())
        return [
            Line(task_name(task), report, error_line(task), task.finished_at) for task in failed_tasks()[:MOST_LINES]
        ]

    def more(self, request: HttpRequest) -> tuple[str, str] | None:
        """Lead to the report."""
        return _("Run them again"), reverse(FailedTasks.url_name())
