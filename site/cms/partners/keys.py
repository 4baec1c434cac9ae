"""Keys: how one is made, and how a caller who shows one is recognised."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

from cms.partners.models import Key, Partner

SALT = "cms.partners.key"
PREFIX_LENGTH = 8
SECRET_LENGTH = 40

#: How often the time of a key's last use is written at most: not with each request.
USE_IS_NOTED_EVERY = timedelta(minutes=1)

TOKEN = re.compile(rf"rbq_[A-Za-z0-9]{{{PREFIX_LENGTH}}}_[A-Za-z0-9]{{{SECRET_LENGTH}}}")

#: Compared with where there is no such key, so that an unknown one takes as long to refuse as a wrong one.
NO_DIGEST = "0" * 64


class Refusal(StrEnum):
    """Why a caller isn't let in. Clients rely on them: add, never rename."""

    KEY_REQUIRED = "KEY_REQUIRED"
    KEY_INVALID = "KEY_INVALID"
    KEY_REVOKED = "KEY_REVOKED"
    KEY_EXPIRED = "KEY_EXPIRED"
    PARTNER_INACTIVE = "PARTNER_INACTIVE"


SENTENCES = {
    Refusal.KEY_REQUIRED: 'Send your key in the header "Authorization: Bearer KEY".',
    Refusal.KEY_INVALID: "There is no such key.",
    Refusal.KEY_REVOKED: "This key has been revoked. Ask for another one.",
    Refusal.KEY_EXPIRED: "This key has expired. Ask for another one.",
    Refusal.PARTNER_INACTIVE: "This partner's access is suspended. Write to the publication.",
}


@dataclass
class KeyRefused(Exception):
    """A caller isn't let in; ``partner`` is known if the key was once right."""

    code: Refusal
    partner: Partner | None = None

    def __str__(self) -> str:
        return SENTENCES[self.code]


def create_key(partner: Partner, expires_at: datetime | None = None, note: str = "") -> tuple[Key, str]:
    """Make a key.

    Returns:
        What is kept of it, and the key itself, which nobody can find out again.
    """
    prefix = f"rbq_{get_random_string(PREFIX_LENGTH)}"
    token = f"{prefix}_{get_random_string(SECRET_LENGTH)}"
    key = Key.objects.create(partner=partner, prefix=prefix, digest=_digest(token), expires_at=expires_at, note=note)
    return key, token


def authenticate(authorization: str) -> Key:
    """Return the key that a caller shows, with its partner: one statement, and a write once a minute.

    Args:
        authorization: the request's header of that name, empty for none.

    Raises:
        KeyRefused: for no key, one that is unknown, revoked or expired, or whose partner is suspended.
    """
    token = bearer_token(authorization)
    if token is None:
        raise KeyRefused(Refusal.KEY_REQUIRED)
    key = _find(token)
    if key is None:
        raise KeyRefused(Refusal.KEY_INVALID)
    refusal = _refusal(key)
    if refusal is not None:
        raise KeyRefused(refusal, key.partner)
    _note_use(key)
    return key


def bearer_token(authorization: str) -> str | None:
    """Return what follows ``Bearer`` in the header; ``None`` if it holds no such thing."""
    scheme, _space, token = authorization.strip().partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None


def revoke(key: Key) -> None:
    """Have a key open nothing any more."""
    Key.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now())


def _find(token: str) -> Key | None:
    if not TOKEN.fullmatch(token):
        return None
    key = Key.objects.select_related("partner").filter(prefix=token[: -SECRET_LENGTH - 1]).first()
    is_right = constant_time_compare(_digest(token), key.digest if key else NO_DIGEST)
    return key if is_right else None


def _refusal(key: Key) -> Refusal | None:
    if key.revoked_at is not None:
        return Refusal.KEY_REVOKED
    if key.has_expired:
        return Refusal.KEY_EXPIRED
    return None if key.partner.active else Refusal.PARTNER_INACTIVE


def _note_use(key: Key) -> None:
    now = timezone.now()
    # A use that was noted in the future was so before the clock was set back.
    if key.last_used_at is None or not now - USE_IS_NOTED_EVERY <= key.last_used_at <= now:
        Key.objects.filter(pk=key.pk).update(last_used_at=now)


def _digest(token: str) -> str:
    return salted_hmac(SALT, token, algorithm="sha256").hexdigest()
