"""Which worker has which duty."""

from uuid import UUID

from cms.core.models import DutyLease


def hold(duty: str, worker: UUID) -> bool:
    """Return whether the worker has the duty; it takes one that nobody has, and keeps it as long as it lives."""
    holder = _holder(duty)
    if holder is None:
        DutyLease.objects.bulk_create([DutyLease(duty=duty, holder_id=worker)], ignore_conflicts=True)
        holder = _holder(duty)
    return holder == worker


def _holder(duty: str) -> UUID | None:
    return DutyLease.objects.filter(pk=duty).values_list("holder_id", flat=True).first()
