"""Does what a plan says, in few statements however many rows there are, and tells all who must know."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from cms.core.indexes import index_for_search, index_references_again
from cms.journal.writing import tell_of
from laureates.models import Award, CallForProjects, Laureate, LaureateTerritory
from laureates.services.laureate_import.columns import AWARD, COLUMNS, LAUREATE
from laureates.services.laureate_import.known import CHILDREN, portions
from laureates.services.laureate_import.parts import Plan, PlannedAward, PlannedLaureate, Progress

LAUREATE_FIELDS = [column.field for column in COLUMNS if column.kind == LAUREATE]
AWARD_FIELDS = [column.field for column in COLUMNS if column.kind == AWARD]


@transaction.atomic
def apply_plan(plan: Plan, user: Any = None, progress: Progress = lambda items, word: items) -> None:
    """Do all that a plan says, in one transaction; what is so already is not touched.

    Laureates are published at once, each with a revision and an entry in its history, and so is the call with its
    awards.

    Args:
        plan: a plan without errors, made in this transaction.
        user: who asked for it, if known.
        progress: shows how far it is.
    """
    moment = timezone.now()
    written = [each for each in plan.laureates if each.is_new or each.changed]
    for portion in progress(list(portions(written)), "portion"):
        _write_laureates(portion, user, moment)
    awards = [each for each in plan.awards if each.is_new or each.changed]
    if awards:
        _write_awards(plan.call, awards)
        _publish_call(plan.call, user, moment)
    touched = dict.fromkeys([each.laureate for each in written] + [each.award.laureate for each in awards])
    tell_of(list(touched), written=True)
    if awards:
        tell_of([plan.call], written=True)


def _write_laureates(planned: Sequence[PlannedLaureate], user: Any, moment: datetime) -> None:
    laureates = [each.laureate for each in planned]
    for laureate in laureates:
        laureate.live, laureate.last_published_at, laureate.updated_at = True, moment, moment
        laureate.first_published_at = laureate.first_published_at or moment
    Laureate.objects.bulk_create(each.laureate for each in planned if each.is_new)
    known = [each.laureate for each in planned if not each.is_new]
    Laureate.objects.bulk_update(known, [*LAUREATE_FIELDS, "last_published_at", "updated_at"])
    for name, model in CHILDREN.items():
        _write_lines(name, model, [each for each in planned if each.is_new or name in each.changed])
    _keep_revisions(laureates, user, moment)
    _log(planned, user, moment)
    index_references_again(laureates)
    index_for_search(laureates)


def _write_lines(name: str, model: type[Any], planned: Sequence[PlannedLaureate]) -> None:
    """Replace the lines of a list. Nothing refers to them, and their laureates are told of: no signal is needed."""
    old = model._default_manager.filter(laureate__in=[each.laureate.pk for each in planned if not each.is_new])
    old._raw_delete(old.db)
    said = "territory_id" if model is LaureateTerritory else "name"
    lines = []
    for each in planned:
        own = [
            model(laureate=each.laureate, sort_order=position, **{said: value})
            for position, value in enumerate(each.lists[name])
        ]
        setattr(each.laureate, name, own)
        lines += own
    model._default_manager.bulk_create(lines)


def _keep_revisions(laureates: Sequence[Laureate], user: Any, moment: datetime) -> None:
    content_type = ContentType.objects.get_for_model(Laureate)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=content_type,
            object_id=str(each.pk),
            object_str=str(each),
            created_at=moment,
            user=user,
            content=each.serializable_data(),
        )
        for each in laureates
    )
    for laureate, revision in zip(laureates, revisions, strict=True):
        laureate.latest_revision = laureate.live_revision = revision
    Laureate.objects.bulk_update(laureates, ["latest_revision", "live_revision"])


def _log(planned: Iterable[PlannedLaureate], user: Any, moment: datetime) -> None:
    """Write the history, as publishing one by one would."""
    content_type = ContentType.objects.get_for_model(Laureate)
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=content_type,
            object_id=str(each.laureate.pk),
            label=str(each.laureate),
            action=action,
            timestamp=moment,
            user=user,
            revision=each.laureate.latest_revision,
            content_changed=True,
        )
        for each in planned
        for action in ("wagtail.create" if each.is_new else "wagtail.edit", "wagtail.publish")
    )


def _write_awards(call: CallForProjects, planned: Sequence[PlannedAward]) -> None:
    last = max(call.awards.values_list("sort_order", flat=True), default=0) or 0
    new = [each.award for each in planned if each.is_new]
    for each in planned:
        each.award.laureate = each.planned.laureate
    for position, award in enumerate(new, last + 1):
        award.sort_order = position
    Award.objects.bulk_create(new, batch_size=500)
    Award.objects.bulk_update([each.award for each in planned if not each.is_new], AWARD_FIELDS, batch_size=200)


def _publish_call(call: CallForProjects, user: Any, moment: datetime) -> None:
    """Keep a revision of the call with its awards: the editor shows the last one, not the table."""
    fresh = CallForProjects.objects.get(pk=call.pk)
    revision = fresh.save_revision(user=user, changed=False, clean=False, log_action=True)
    CallForProjects.objects.filter(pk=call.pk).update(
        live_revision=revision, last_published_at=moment, updated_at=moment
    )
    ReferenceIndex.create_or_update_for_object(fresh)
