"""A partner with all that its page can show, and a task that the worker could not do."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.partners.keys import create_key, revoke
from cms.partners.models import Key, Partner, Pull
from cms.syndication.webhooks.endpoints import register_endpoint
from cms.syndication.webhooks.models import Attempt, Delivery, Endpoint, State
from tests.factories import PartnerFactory
from tests.factories.tasks import failed_task


def fill_partnership() -> Partner:
    """Make a partner that has copied us for a month, is told of changes, and refused one of them."""
    partner: Partner = PartnerFactory(
        name="Gazette des territoires", contact_name="Inès Garnier", contact_email="ines@gazette.example.org"
    )
    _pulls(partner)
    _keys(partner)
    _deliveries(partner)
    _failed_mail()
    return partner


def _pulls(partner: Partner) -> None:
    now = timezone.now()
    for age in range(30):
        weekday = (now - timedelta(days=age)).weekday()
        requests = 24 if weekday > 4 else 90 + 7 * (age % 5)
        failed = age == 9
        Pull.objects.create(
            partner=partner, day=timezone.localdate() - timedelta(days=age), requests=requests,
            items=requests // 3, refused=2 * failed, sequence=40 - age, at=now - timedelta(days=age),
            error="CURSOR_INVALID" if failed else "", error_at=now - timedelta(days=age) if failed else None,
        )  # fmt: skip


def _keys(partner: Partner) -> None:
    now = timezone.now()
    create_key(partner, None, "le site")
    create_key(partner, now + timedelta(days=200), "les archives")
    old, _token = create_key(partner, now - timedelta(days=40), "essais")
    revoke(old)
    Key.objects.filter(note="le site").update(last_used_at=now - timedelta(minutes=4))


def _deliveries(partner: Partner) -> None:
    now = timezone.now()
    endpoint = Endpoint(partner=partner, url="https://gazette.example.org/webhooks/rubrique")
    register_endpoint(endpoint, verified=True)
    Endpoint.objects.filter(pk=endpoint.pk).update(
        accepted_at=now - timedelta(hours=2), tried_at=now - timedelta(hours=1), failing_since=now - timedelta(hours=1)
    )
    for number in range(1, 12):
        refused = number == 11
        delivery = Delivery.objects.create(
            endpoint=endpoint, sequence=number, type="article.updated" if number % 2 else "article.published",
            thing=f"article:{number}", body=f'{{"type": "article.updated", "data": {{"id": "article:{number}"}}}}',
            state=State.WAITING if refused else State.DELIVERED, attempts=1 + refused,
            created_at=now - timedelta(hours=24 - 2 * number), done_at=None if refused else now - timedelta(hours=12),
        )  # fmt: skip
        for attempt in range(1, 2 + refused):
            Attempt.objects.create(
                delivery=delivery, number=attempt, url=endpoint.url, status=503 if refused else 204,
                headers={"webhook-id": delivery.message, "content-type": "application/json"}, seconds=0.21,
                answer="Maintenance en cours" if refused else "",
            )  # fmt: skip


def _failed_mail() -> DBTaskResult:
    return failed_task("cms.core.mail._send", ConnectionRefusedError("[Errno 111] Connection refused"))
