"""What can be done with an endpoint: register, verify, change its secret, disable, enable, tell again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cms.journal.models import Entry
from cms.journal.reading import last_sequence
from cms.partners.models import Partner
from cms.syndication.webhooks.events import verification_event
from cms.syndication.webhooks.models import VERIFICATION, Delivery, DisabledBecause, Endpoint, State
from cms.syndication.webhooks.notices import tell_of_disabled
from cms.syndication.webhooks.signing import create_secret


def register_endpoint(endpoint: Endpoint, verified: bool = False) -> str:
    """Store a new endpoint, which is told of all that happens from now on.

    Args:
        endpoint: not stored yet.
        verified: whether somebody vouches for the address; otherwise it has to accept a signed request first.

    Returns:
        Its secret, which nothing shows again.
    """
    with transaction.atomic():
        endpoint.sequence = last_sequence()
        endpoint.verified_at = timezone.now() if verified else None
        endpoint.save()
        secret = create_secret(endpoint)
        if not verified:
            verify(endpoint)
    return secret


def verify(endpoint: Endpoint) -> None:
    """Have the request sent that an endpoint must accept before all others."""
    now = timezone.now()
    event = verification_event(now)
    Delivery.objects.update_or_create(
        endpoint=endpoint,
        sequence=VERIFICATION,
        defaults={
            "type": event.type,
            "body": event.body,
            "state": State.WAITING,
            "due_at": now,
            "set_at": now,
            "failures": 0,
            "claim": None,
            "done_at": None,
        },
    )


def disable(endpoint: Endpoint, because: DisabledBecause) -> None:
    """Send an endpoint nothing more; what waits goes on waiting. Unless it was done by hand, the partner is told."""
    now = timezone.now()
    found = Endpoint.objects.filter(pk=endpoint.pk, disabled_at=None)
    if found.update(disabled_at=now, disabled_because=because) and because != DisabledBecause.BY_HAND:
        tell_of_disabled(endpoint, because)


def enable(endpoint: Endpoint) -> None:
    """Go on where it stopped: what waits is tried now, and then all that happened meanwhile."""
    now = timezone.now()
    with transaction.atomic():
        Endpoint.objects.filter(pk=endpoint.pk).update(
            disabled_at=None, disabled_because="", failing_since=None, paused_until=None
        )
        endpoint.deliveries.filter(state=State.WAITING).update(due_at=now, set_at=now, failures=0)
        if endpoint.verified_at is None:
            verify(endpoint)


def replay_since(endpoint: Endpoint, moment: datetime) -> int:
    """Have an endpoint told again of all that happened since a moment, each thing with its former ``webhook-id``.

    Returns:
        How many entries of the journal there are since.
    """
    since = Entry.objects.filter(at__gte=moment, sequence__lte=endpoint.sequence)
    first = since.order_by("sequence").values_list("sequence", flat=True).first()
    if first is None:
        return 0
    number = since.filter(sequence__gte=first).count()
    Endpoint.objects.filter(pk=endpoint.pk, sequence__gte=first).update(sequence=first - 1)
    return number


def partner_endpoint(partner: Partner, url: str) -> Endpoint:
    """Return an endpoint that isn't stored yet.

    Raises:
        ValidationError: the address can't be used, or the partner has it already.
    """
    endpoint = Endpoint(partner=partner, url=url)
    endpoint.full_clean()
    return endpoint
