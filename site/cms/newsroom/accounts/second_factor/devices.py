"""Who has a second factor, who must have one, and whether a code is right."""

import hashlib
import hmac
from base64 import b32encode
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import transaction
from django.utils.crypto import get_random_string
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from cms.newsroom.roles.models import Role, RoleGroup

#: Emergency codes: neither vowels, which make words, nor signs that look alike.
LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
CODES, GROUPS = 10, 3


def confirmed_device(user: Any) -> TOTPDevice | None:
    """Return what makes the account's codes; None if it has no second factor."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def is_required(user: Any) -> bool:
    """Tell whether the account's role asks for a second factor. Superusers count as administrators."""
    roles = settings.SECOND_FACTOR_ROLES
    if "*" in roles or (user.is_superuser and Role.ADMINISTRATOR in roles):
        return True
    return bool(roles) and RoleGroup.objects.filter(role__in=roles, group__user=user).exists()


def new_device(user: Any) -> TOTPDevice:
    """Return the device that the account is about to confirm: the same until it does."""
    device, _made = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "totp"})
    return device


def confirm_device(user: Any, code: str) -> bool:
    """Make the new device the account's second factor if that is its code; returns whether it is."""
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        if device is None or not device.verify_token(code):
            return False
        device.confirmed = True
        device.save()
    return True


def is_right(user: Any, code: str) -> bool:
    """Tell whether a code is the account's; each is taken once."""
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
        if device is None:
            return False
        if code.isdecimal():
            return bool(device.verify_token(code))
        emergency = StaticDevice.objects.select_for_update().filter(user=user).first()
        return emergency is not None and bool(emergency.verify_token(_digest(user, code)))


def new_emergency_codes(user: Any) -> list[str]:
    """Return codes that replace all earlier ones. Only their digests are kept."""
    codes = ["-".join(get_random_string(4, LETTERS) for _group in range(GROUPS)) for _code in range(CODES)]
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        device = StaticDevice.objects.create(user=user, name="emergency")
        for code in codes:
            device.token_set.create(token=_digest(user, code.replace("-", "")))
    return codes


def emergency_codes_left(user: Any) -> int:
    """Return how many emergency codes have not been used."""
    return sum(device.token_set.count() for device in StaticDevice.objects.filter(user=user))


def remove(user: Any) -> None:
    """Take the second factor away, with its emergency codes."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def _digest(user: Any, code: str) -> str:
    """Return 64 bits in 16 signs, as many as are kept; guesses are counted."""
    key = f"{settings.SECRET_KEY}:{user.pk}".encode()
    return hmac.new(key, code.encode(), hashlib.sha256).hexdigest()[:16]


def secret_of(device: TOTPDevice) -> str:
    """Return what a telephone is told, in the letters that people can type."""
    return b32encode(device.bin_key).decode()


def address_of(device: TOTPDevice) -> str:
    """Return the same as an address, for a picture that a telephone reads."""
    issuer = quote(settings.WAGTAIL_SITE_NAME)
    label = f"{issuer}:{quote(device.user.get_username())}"
    return f"otpauth://totp/{label}?secret={secret_of(device)}&issuer={issuer}"
