"""What an import would do: each row matched with a laureate and an award, all checked, nothing written."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.newsroom.importing.kit import ImportRefused, Table
from laureates.models import Award, CallForProjects, Laureate
from laureates.services.laureate_import.columns import AWARD, COLUMNS, LAUREATE, LIST
from laureates.services.laureate_import.known import CHILDREN, Known, awards_of, slug_of, territories_by_code
from laureates.services.laureate_import.parts import CellError, Plan, PlannedAward, PlannedLaureate, Progress, ReadRow
from laureates.services.laureate_import.rows import columns_of, read_rows

#: By what an association is recognised, the surest first.
NUMBERS = ("rna", "siren")
COLUMN_OF = {column.field: column.name for column in COLUMNS}


def plan_import(table: Table, call: CallForProjects, progress: Progress = lambda items, word: items) -> Plan:
    """Return what would be done with a table of a call's laureates.

    An empty cell leaves what is known as it is. A laureate is recognised by its RNA number, else by its SIREN number,
    else by its slug, which is made from the name where the file gives none.

    Args:
        table: what the file holds.
        call: the call that they won, as it is stored.
        progress: shows how far it is.

    Raises:
        ImportRefused: the table has no names, or the call is being worked on.
    """
    if not call.live or call.has_unpublished_changes:
        raise ImportRefused(
            _("The call “%(call)s” has unpublished changes: publish or discard them first.") % {"call": call}
        )
    columns, unread = columns_of(table)
    plan = Plan(call, rows=len(table.rows), notes=list(table.notes))
    if unread:
        plan.notes.append(_("These columns are not read: %(names)s.") % {"names": ", ".join(unread)})
    rows = list(read_rows(table.rows, columns, plan.errors))
    planner = _Planner(plan, rows)
    for row in progress(rows, "row"):
        planner.take(row)
    planner.check()
    places = [column.name if column else "" for column in columns]
    plan.errors.sort(key=lambda error: (error.row, places.index(error.column) if error.column in places else 0))
    return plan


class _Planner:
    """Takes row after row."""

    def __init__(self, plan: Plan, rows: list[ReadRow]) -> None:
        self._plan = plan
        self._known = Known(plan.call.locale, rows)
        self._territories = territories_by_code(rows)
        self._planned: dict[PlannedLaureate, None] = {}
        stored = awards_of(plan.call, (each.laureate.pk for each in self._known.stored))
        self._awards: dict[PlannedLaureate, list[PlannedAward]] = defaultdict(list)
        for planned in self._known.stored:
            for award in stored.get(planned.laureate.pk, ()):
                self._awards[planned].append(PlannedAward(award, planned, row=0, is_new=False))

    def take(self, row: ReadRow) -> None:
        """Take a row into the plan."""
        if "nom" not in row.values:
            if "nom" not in row.unread:
                self._error(row, "nom", _("The name is missing."))
            return
        planned = self._laureate(row)
        if planned is None:
            return
        if planned not in self._planned:
            self._planned[planned] = None
            self._plan.laureates.append(planned)
        self._fill(planned, row)
        self._known.add(planned)
        self._award(planned, row)

    def check(self) -> None:
        """Check what came of all the rows."""
        for planned in self._plan.laureates:
            self._check_laureate(planned)
        for award in self._plan.awards:
            self._check_award(award)

    def _error(self, row: ReadRow | int, column: str, text: str) -> None:
        number = row if isinstance(row, int) else row.number
        self._plan.errors.append(CellError(number, column, text))

    def _laureate(self, row: ReadRow) -> PlannedLaureate | None:
        """Return the laureate that a row speaks of, known or new; None if it contradicts itself."""
        values = row.values
        for field in NUMBERS:
            found = self._known.find(field, values.get(field))
            if found:
                return found
        slug = values.get("slug") or slug_of(values["nom"])
        found = self._known.find("slug", slug)
        if found is None or not self._is_another(found, row):
            return found or self._new(slug)
        if "slug" in values:
            text = _("Another association has this slug, with another number: “%(name)s”.")
            self._error(row, "slug", text % {"name": found.laureate.name})
            return None
        return self._new(self._known.free_slug(slug))

    def _is_another(self, found: PlannedLaureate, row: ReadRow) -> bool:
        """Return whether a laureate of that slug has another number than the row's."""
        return any(
            row.values.get(field) and getattr(found.laureate, field) not in ("", row.values[field]) for field in NUMBERS
        )

    def _new(self, slug: str) -> PlannedLaureate:
        laureate = Laureate(slug=slug, locale=self._plan.call.locale)
        return PlannedLaureate(laureate, {name: [] for name in CHILDREN}, is_new=True)

    def _fill(self, planned: PlannedLaureate, row: ReadRow) -> None:
        for column in COLUMNS:
            if column.kind == AWARD or column.name not in row.values:
                continue
            value = row.values[column.name]
            first = planned.given.setdefault(column.name, (row.number, value))
            if first[1] != value:
                self._error(row, column.name, _("Row %(row)d says otherwise of this laureate.") % {"row": first[0]})
            elif column.kind == LIST:
                self._fill_list(planned, row, column.name, column.field, value)
            elif self._may_have(planned, row, column.field, value) and getattr(planned.laureate, column.field) != value:
                setattr(planned.laureate, column.field, value)
                planned.changed.add(column.field)

    def _may_have(self, planned: PlannedLaureate, row: ReadRow, field: str, value: Any) -> bool:
        """Return whether a laureate may have what tells it apart: nobody else has it, and it has no other number."""
        if field not in (*NUMBERS, "slug"):
            return True
        owner = self._known.find(field, value)
        if owner is not None and owner is not planned:
            text = _("Another association has it: “%(name)s”.") % {"name": owner.laureate.name}
        elif field in NUMBERS and getattr(planned.laureate, field) not in ("", value):
            text = _("This association is known with another number: %(number)s.") % {
                "number": getattr(planned.laureate, field)
            }
        else:
            return True
        self._error(row, COLUMN_OF[field], text)
        return False

    def _fill_list(self, planned: PlannedLaureate, row: ReadRow, column: str, field: str, value: list[Any]) -> None:
        if field == "territory_links":
            value = [key for code in value if (key := self._territory(row, column, code))]
        if planned.lists[field] != value:
            planned.lists[field] = value
            planned.changed.add(field)

    def _territory(self, row: ReadRow, column: str, code: str) -> int | None:
        keys = self._territories.get(code, [])
        if len(keys) == 1:
            return keys[0]
        if keys:
            self._error(row, column, _("Several territories have the code %(code)s.") % {"code": code})
        else:
            self._error(row, column, _("No territory has the code %(code)s: create it first.") % {"code": code})
        return None

    def _award(self, planned: PlannedLaureate, row: ReadRow) -> None:
        award = self._award_of(planned, row)
        if award is None:
            return
        if award.row:
            text = _("Row %(row)d speaks of the same laureate and project.") % {"row": award.row}
            self._error(row, "projet", text)
            return
        award.row = row.number
        self._plan.awards.append(award)
        for column in COLUMNS:
            if column.kind == AWARD and column.name in row.values:
                value = row.values[column.name]
                if getattr(award.award, column.field) != value:
                    setattr(award.award, column.field, value)
                    award.changed.add(column.field)

    def _award_of(self, planned: PlannedLaureate, row: ReadRow) -> PlannedAward | None:
        """Return the award that a row speaks of; without a project, the only one that the laureate has."""
        awards, project = self._awards[planned], row.values.get("projet")
        if project is None and len(awards) > 1:
            self._error(row, "projet", _("This laureate won the call with several projects: name the one meant."))
            return None
        for award in awards:
            if project is None or award.award.project == project:
                return award
        award = PlannedAward(Award(call=self._plan.call, project=project or ""), planned, row=0, is_new=True)
        awards.append(award)
        return award

    def _check_laureate(self, planned: PlannedLaureate) -> None:
        laureate = planned.laureate
        if not planned.is_new and planned.changed:
            self._check_free(planned)
        fields = {column.field for column in COLUMNS if column.kind == LAUREATE}
        self._collect(laureate, fields, lambda column: planned.given.get(column, (planned.given["nom"][0],))[0])
        for column, field in (("themes", "themes"), ("labels", "labels"), ("partenaires", "partners")):
            if any(len(name) > 255 for name in planned.lists[field] if name):
                self._error(planned.given[column][0], column, _("An item has more than 255 characters."))

    def _check_free(self, planned: PlannedLaureate) -> None:
        row = planned.given["nom"][0]
        if not planned.laureate.live or planned.laureate.has_unpublished_changes:
            self._error(row, "nom", _("This laureate has unpublished changes: publish or discard them first."))
        elif planned.laureate.locked:
            self._error(row, "nom", _("This laureate is locked by an editor."))

    def _check_award(self, planned: PlannedAward) -> None:
        award = planned.award
        self._collect(award, {column.field for column in COLUMNS if column.kind == AWARD}, lambda column: planned.row)
        if award.paid_until and (award.paid_from is None or award.paid_until < award.paid_from):
            self._error(planned.row, "versement_au", _("The payments end before they begin: check the two dates."))

    def _collect(self, thing: Any, fields: set[str], row_of: Any) -> None:
        """Add what the model itself says of its fields to the errors."""
        try:
            thing.clean_fields(exclude={field.name for field in thing._meta.get_fields()} - fields)
            thing.clean()
        except ValidationError as error:
            for field, texts in error.message_dict.items():
                column = COLUMN_OF.get(field, "nom")
                for text in texts:
                    self._error(row_of(column), column, text)
