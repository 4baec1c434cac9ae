"""A whole import, under the journal's lock: nobody else publishes between the check and the writing."""

from typing import Any

from django.db import transaction

from cms.journal.lock import take_lock
from cms.newsroom.importing.kit import Table
from laureates.models import CallForProjects
from laureates.services.laureate_import.parts import Plan, Progress
from laureates.services.laureate_import.planning import plan_import
from laureates.services.laureate_import.writing import apply_plan


def import_laureates(
    table: Table, call: CallForProjects, user: Any = None, progress: Progress = lambda items, word: items
) -> Plan:
    """Import a table of a call's laureates, whole or, where it has errors, not at all; the plan returned says which.

    Args:
        table: what the file holds.
        call: the call that they won.
        user: who asked for it, if known.
        progress: shows how far it is.

    Raises:
        ImportRefused: the table has no names, or the call is being worked on.
    """
    with transaction.atomic():
        take_lock()
        plan = plan_import(table, CallForProjects.objects.get(pk=call.pk), progress)
        if not plan.errors:
            apply_plan(plan, user, progress)
    return plan
