"""Tasks of the worker that failed, and the button that has one run again."""

from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django_tasks_db.models import DBTaskResult
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import BaseColumn, Column

from cms.core.worker.names import name_of
from cms.core.worker.queue import failed_tasks, run_again
from cms.newsroom.reports.report import Report, date_column


def task_name(task: Any) -> str:
    """Return what a task does, in words."""
    return name_of(task.task_path)


def error_line(task: Any) -> str:
    """Return the line of a task's traceback that says what went wrong."""
    kind = task.exception_class_path.removeprefix("builtins.")
    return next((line for line in reversed(task.traceback.splitlines()) if line.startswith(kind)), kind)


class RunAgainColumn(BaseColumn):
    """A button for each task."""

    cell_template_name = "reports/run_again.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add what the button's form needs."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "name": task_name(instance), "csrf_token": get_token(parent_context["request"])}


class TaskPaginator(WagtailPaginator):
    """Says how many there are by a name of ours; the library's is in English."""

    verbose_name = gettext_lazy("task")
    verbose_name_plural = gettext_lazy("tasks")


class FailedTasks(Report):
    """What the worker was asked for and could not do. For administrators: an error may quote what others wrote."""

    model = DBTaskResult
    slug = "failed-tasks"
    page_title = gettext_lazy("Failed tasks")
    explanation = gettext_lazy(
        "What the worker could not do. Have it run again once the cause is mended; after 30 days it is forgotten."
    )
    header_icon = "warning"
    paginator_class = TaskPaginator
    any_permission_required: ClassVar[list[str]] = ["change"]
    columns: ClassVar[list[Any]] = [
        Column("name", label=gettext_lazy("Task"), accessor=task_name),
        date_column("finished_at", gettext_lazy("Failed")),
        Column("tries", label=gettext_lazy("Times tried"), accessor=lambda task: len(task.worker_ids)),
        Column("error", label=gettext_lazy("Error"), accessor=error_line),
        RunAgainColumn("again", label=""),
    ]

    @cached_property
    def list_export(self) -> list[str]:
        """The columns of an export: those of the screen but for the button."""
        return [column.name for column in self.columns[:-1]]

    def get_queryset(self) -> QuerySet[Any]:
        """Return the tasks, those that failed last first."""
        return failed_tasks()


@require_POST
def run_task_again(request: HttpRequest, key: UUID) -> HttpResponse:
    """Have the worker try a failed task once more."""
    if not FailedTasks.is_for(request.user):
        raise PermissionDenied
    if run_again(key):
        messages.success(request, _("The worker will try again in a moment."))
    else:
        messages.warning(request, _("This task is no longer in the list: it has been run again, or was forgotten."))
    return redirect(FailedTasks.url_name())
