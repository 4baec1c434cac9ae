"""Secrets that are nowhere stored, and signatures that the official libraries take."""

from base64 import b64decode
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone
from standardwebhooks import Webhook, WebhookVerificationError

from cms.syndication.webhooks.models import Attempt, DisabledBecause, Secret
from cms.syndication.webhooks.signing import OVERLAP, rotate_secret, signed_headers, valid_secrets
from tests.cms.syndication.webhooks.conftest import Register, deliver, fresh, make_partner
from tests.cms.syndication.webhooks.receivers import Receiver, verified_in_javascript
from tests.factories import ArticleFactory, RubricFactory

pytestmark = pytest.mark.django_db


def test_a_signature_is_the_one_of_the_reference_implementations() -> None:
    """The example that their own tests share."""
    headers = signed_headers(
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        '{"test": 2432232314}',
        [b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")],
        datetime.fromtimestamp(1614265330, ZoneInfo("Europe/Paris")),
    )
    assert headers == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_no_secret_is_stored_anywhere(register: Register, receiver: Receiver) -> None:
    rubric = RubricFactory()
    _endpoint, secret = register(receiver.url)
    ArticleFactory(parent=rubric)
    deliver()
    assert secret.startswith("whsec_")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("webhooks_"):
                cursor.execute(f'SELECT * FROM "{table}"')
                assert secret.removeprefix("whsec_") not in repr(cursor.fetchall())


def test_a_former_secret_is_used_beside_the_new_one_until_its_time_is_over(
    register: Register, receiver: Receiver
) -> None:
    endpoint, _secret = register(receiver.url)
    now = timezone.now()
    rotate_secret(endpoint, now)
    assert len(valid_secrets(endpoint, now + OVERLAP - timedelta(seconds=1))) == 2
    assert len(valid_secrets(endpoint, now + OVERLAP)) == 1


def test_after_secret_key_changed_nothing_wrongly_signed_is_sent(
    register: Register, receiver: Receiver, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    rubric = RubricFactory()
    endpoint, _secret = register(receiver.url, make_partner(contact_email="ada@example.org"))
    ArticleFactory(parent=rubric)
    settings.SECRET_KEY = "another"
    with django_capture_on_commit_callbacks(execute=True):
        deliver()
    assert (receiver.requests, Attempt.objects.count()) == ([], 0)
    assert fresh(endpoint).disabled_because == DisabledBecause.SECRET_LOST
    assert len(mail.outbox) == 1


def test_a_former_secret_key_that_is_still_named_gives_the_same_secrets(
    register: Register, receiver: Receiver, settings: Any
) -> None:
    rubric = RubricFactory()
    _endpoint, secret = register(receiver.url)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    ArticleFactory(parent=rubric)
    deliver()
    assert receiver.requests[0].is_signed_with(secret)


def test_salts_and_fingerprints_tell_nothing_of_each_other(register: Register, receiver: Receiver) -> None:
    endpoint, first = register(receiver.url)
    second = rotate_secret(endpoint, timezone.now())
    salts, fingerprints = zip(*Secret.objects.values_list("salt", "fingerprint"), strict=True)
    assert len({*salts, *fingerprints, first, second}) == 6


@pytest.mark.needs_node
@pytest.mark.timeout(300)
def test_the_javascript_library_takes_ours_and_refuses_what_was_changed(register: Register, receiver: Receiver) -> None:
    rubric = RubricFactory()
    endpoint, first = register(receiver.url)
    second = rotate_secret(endpoint, timezone.now())
    ArticleFactory(parent=rubric, title="Élan : « œuvre » 🎈")
    deliver()
    [request] = receiver.requests
    late = {**request.headers, "webhook-timestamp": str(int(request.headers["webhook-timestamp"]) - 3600)}
    another = "whsec_" + "AAAA" * 10
    checks = [
        (first, request.headers, request.body),
        (second, request.headers, request.body),
        (another, request.headers, request.body),
        (second, request.headers, request.body.replace(b"published", b"withdrawn")),
        (second, late, request.body),
    ]
    assert verified_in_javascript(checks) == [
        "article.published",
        "article.published",
        "No matching signature found",
        "No matching signature found",
        "Message timestamp too old",
    ]
    for secret, headers, body in checks[2:]:
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(body, headers)
