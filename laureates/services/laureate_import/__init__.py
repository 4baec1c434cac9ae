"""The laureates of a call, from a table: ``plan_import`` says what would be done, ``import_laureates`` does it."""

from laureates.services.laureate_import.columns import COLUMNS
from laureates.services.laureate_import.importing import import_laureates
from laureates.services.laureate_import.parts import CellError, Plan
from laureates.services.laureate_import.planning import plan_import
from laureates.services.laureate_import.template import template_csv, template_xlsx

__all__ = ["COLUMNS", "CellError", "Plan", "import_laureates", "plan_import", "template_csv", "template_xlsx"]
