"""Secrets and signatures, as Standard Webhooks has them.

A secret is derived from ``SECRET_KEY`` and a random salt that is kept with the endpoint: it is never stored, so who has
the database, or a backup of it, can sign nothing.

Specification: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from base64 import b64encode
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.conf import settings
from django.db.models import Q
from django.utils.crypto import salted_hmac
from standardwebhooks import Webhook

from cms.syndication.webhooks.models import Endpoint, Secret

PURPOSE = "cms.syndication.webhooks.secret"

#: How long the former secret is used beside the new one, so that a partner can change without losing anything.
OVERLAP = timedelta(days=7)


class SecretLost(Exception):
    """None of an endpoint's secrets can be derived any more, because ``SECRET_KEY`` has changed."""


def create_secret(endpoint: Endpoint) -> str:
    """Give an endpoint a secret, and return it: ``whsec_`` and 32 bytes in base64. Nothing else ever shows it."""
    salt = token_urlsafe(32)
    key = _derive(salt, settings.SECRET_KEY)
    Secret.objects.create(endpoint=endpoint, salt=salt, fingerprint=_fingerprint(key))
    return f"whsec_{b64encode(key).decode()}"


def rotate_secret(endpoint: Endpoint, now: datetime, overlap: timedelta = OVERLAP) -> str:
    """Give an endpoint a new secret; requests are signed with the one before it as well, for a while.

    Args:
        endpoint: whose.
        now: the time to count from.
        overlap: how long; nothing for a secret that others may know.

    Returns:
        The new secret.
    """
    secrets = endpoint.secrets.order_by("-pk")
    newest = secrets.first()
    if newest is not None and overlap:
        secrets.exclude(pk=newest.pk).delete()
        secrets.update(expires_at=now + overlap)
    else:
        secrets.delete()
    return create_secret(endpoint)


def valid_secrets(endpoint: Endpoint, now: datetime) -> list[bytes]:
    """Return an endpoint's secrets, the newest first: one statement.

    Raises:
        SecretLost: none can be derived any more.
    """
    kept = endpoint.secrets.filter(Q(expires_at=None) | Q(expires_at__gt=now)).order_by("-pk")
    found = [key for secret in kept if (key := _recover(secret)) is not None]
    if not found:
        raise SecretLost
    return found


def signed_headers(message: str, body: str, secrets: Iterable[bytes], now: datetime) -> dict[str, str]:
    """Return the header fields by which a receiver knows that a message is ours.

    Args:
        message: its ``webhook-id``.
        body: what is sent.
        secrets: each gives a signature.
        now: the time of this attempt.
    """
    moment = now.astimezone(UTC)
    return {
        "webhook-id": message,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(Webhook(secret).sign(message, moment, body) for secret in secrets),
    }


def _derive(salt: str, secret_key: str | bytes) -> bytes:
    return salted_hmac(PURPOSE, salt, secret=secret_key, algorithm="sha256").digest()


def _recover(secret: Secret) -> bytes | None:
    derived = (_derive(secret.salt, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
    return next((key for key in derived if _fingerprint(key) == secret.fingerprint), None)


def _fingerprint(key: bytes) -> str:
    return sha256(key).hexdigest()[:12]
