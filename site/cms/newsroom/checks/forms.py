"""The form of a page that is checked when it is published or submitted; a draft can always be saved."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError

from cms.newsroom.checks.content import Content
from cms.newsroom.checks.finding import Finding


class CheckedPageForm(WagtailAdminPageForm):
    """Says at each block what keeps the page from being published. Declared as a page type's ``base_form_class``."""

    def clean(self) -> dict[str, Any]:
        """Check the bodies, unless only a draft is saved, or sent back to whoever wrote it."""
        from cms.newsroom.checks.checking import blocking
        from cms.newsroom.checks.rules import CHECKS

        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation and not self._sends_back():
            content = self._content(cleaned)
            found = [finding for check in CHECKS for finding in check(content)]
            for name, error in _errors(blocking(found)).items():
                self.add_error(name, error)
        return cleaned

    def _sends_back(self) -> bool:
        # In the order in which Wagtail's view looks for the button that was pressed.
        if any(self.data.get(f"action-{name}") for name in ("publish", "submit", "restart-workflow")):
            return False
        return bool(self.data.get("action-workflow-action")) and self.data.get("workflow-action-name") == "reject"

    def _content(self, cleaned: dict[str, Any]) -> Content:
        bodies = {name: list(value.get_prep_value()) for name, value in cleaned.items() if hasattr(value, "raw_data")}
        locale = self.instance.locale if self.instance.locale_id else self.parent_page.locale
        return Content(self.instance, bodies, locale.language_code)


def _errors(findings: list[Finding]) -> dict[str, ValidationError]:
    by_field: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in findings:
        if each.place is not None:
            by_field[each.field][each.place].append(each.message)
    return {
        name: StreamBlockValidationError(
            block_errors={place: ValidationError(messages) for place, messages in places.items()}
        )
        for name, places in by_field.items()
    }
