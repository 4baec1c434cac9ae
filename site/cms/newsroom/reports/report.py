"""The base of a report: columns for the screen and, the same, for CSV and XLSX."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django.template.defaultfilters import yesno
from django.utils.functional import Promise, cached_property
from django.utils.timezone import localtime
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry


class Report(ReportView):
    """A report. A subclass says its ``model``, ``slug``, ``page_title``, ``columns`` and what it lists.

    Attributes:
        slug: stands in its address, and names the file of an export.
        explanation: what it lists and why, in a sentence, below the title.
    """

    slug: ClassVar[str]
    explanation: ClassVar[str | Promise]
    header_icon = "list-ul"
    results_template_name = "reports/results.html"
    any_permission_required: ClassVar[list[str]] = ["add", "change", "publish"]
    columns: ClassVar[list[Column]]

    @classmethod
    def is_for(cls, user: Any) -> bool:
        """Tell whether a user may see it."""
        policy = policy_registry.get_by_type(cls.model)
        return policy is None or policy.user_has_any_permission(user, cls.any_permission_required)

    @classmethod
    def url_name(cls) -> str:
        """Return the name of its address."""
        return f"report_{cls.slug}"

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the explanation."""
        return {**super().get_context_data(*args, **kwargs), "explanation": self.explanation}

    def get_filename(self) -> str:
        """Return the name of an exported file."""
        return self.slug

    @cached_property
    def list_export(self) -> list[str]:
        """The columns of an export: those of the screen."""
        return [column.name for column in self.columns]

    def get_heading(self, queryset: Any, field: str) -> str:
        """Return a column's heading in an export."""
        return str(next(column.label for column in self.columns if column.name == field))

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Return the values of a row in an export."""
        return {column.name: column.get_value(item) for column in self.columns if column.name in self.list_export}

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Return a value as a file holds it, with dates in Paris time."""
        if value is None:
            return ""
        if isinstance(value, datetime):
            local = localtime(value)
            return local.replace(tzinfo=None) if export_format == self.FORMAT_XLSX else f"{local:%Y-%m-%d %H:%M}"
        if isinstance(value, bool):
            return yesno(value)
        return value if isinstance(value, int) else str(value)


def title_column(label: str | Promise, url: Callable[[Any], str], accessor: str = "title") -> TitleColumn:
    """Return the column that names a thing and leads to where it is edited."""
    return TitleColumn("title", label=label, accessor=accessor, get_url=url)


def date_column(name: str, label: str | Promise) -> DateColumn:
    """Return a column with a moment."""
    return DateColumn(name, label=label)
