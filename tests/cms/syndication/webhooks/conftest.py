"""Endpoints of partners, receivers on loopback, and the duty of delivering done in the test's own process."""

from collections.abc import Callable, Iterator
from ipaddress import ip_network
from typing import Any

import pytest
from django.db.models import F

from cms.partners.models import Partner
from cms.syndication.webhooks.delivering import Delivering
from cms.syndication.webhooks.endpoints import partner_endpoint, register_endpoint
from cms.syndication.webhooks.models import Delivery, Endpoint, State
from tests.cms.core.worker.conftest import own_database, queue, traces, workers  # noqa: F401  # pytest finds them here
from tests.cms.syndication.webhooks.receivers import Receiver, receiving

Register = Callable[..., tuple[Endpoint, str]]


@pytest.fixture(autouse=True)
def _loopback_is_allowed(settings: Any) -> None:
    settings.OUTGOING_NETWORKS = [ip_network("127.0.0.1/32")]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver that takes everything."""
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def register(db: None) -> Register:
    """Register an endpoint of a partner; gives it and its secret."""

    def register(url: str, partner: Partner | None = None, verified: bool = True) -> tuple[Endpoint, str]:
        endpoint = partner_endpoint(partner or make_partner(), url)
        return endpoint, register_endpoint(endpoint, verified)

    return register


def make_partner(**values: Any) -> Partner:
    """Return a partner that gets everything."""
    number = Partner.objects.count() + 1
    return Partner.objects.create(
        **{"name": f"Partner {number}", "contact_email": f"contact{number}@example.org", **values}
    )


def deliver(delivering: Delivering | None = None) -> Delivering:
    """Deliver until nothing is due."""
    work = delivering or Delivering()
    while work.run():
        pass
    return work


def make_due() -> None:
    """Have it be the time of all that waits."""
    Delivery.objects.filter(state=State.WAITING).update(due_at=F("created_at"))
    Endpoint.objects.update(paused_until=None)


def fresh(each: Any) -> Any:
    """Return a stored thing as it is now."""
    return type(each).objects.get(pk=each.pk)
