"""Which account somebody has whom the provider knows."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from cms.newsroom.accounts.models import Identity
from cms.newsroom.accounts.sign_on.problems import UnknownPerson
from cms.newsroom.roles.models import Role, RoleGroup


@transaction.atomic
def account_of(claims: dict[str, Any]) -> Any:
    """Return the active account of a person.

    The first time it is found by its e-mail address, if the provider has verified that; from then on by the
    provider's own identifier, whatever becomes of the address.

    Args:
        claims: what the provider says: ``iss``, ``sub``, and what else it knows.

    Raises:
        UnknownPerson: nobody has an account for them, or it was closed.
    """
    known = Identity.objects.filter(issuer=claims["iss"], subject=claims["sub"]).select_related("user").first()
    if known is not None:
        return _open(known.user)
    email = _believed_email(claims)
    if not email:
        raise UnknownPerson("The provider gives no verified e-mail address.")
    # The database takes some letters for one another, such as "ı" for "i", which make another address.
    found = get_user_model()._default_manager.filter(email__iexact=email)
    accounts = [user for user in found if user.email.lower() == email.lower()]
    if len(accounts) > 1:
        raise UnknownPerson("Several accounts have this e-mail address.")
    user = _open(accounts[0]) if accounts else _new_account(email, claims)
    if user.identities.filter(issuer=claims["iss"]).exists():
        raise UnknownPerson("This account is somebody else's at the provider.")
    Identity.objects.create(user=user, issuer=claims["iss"], subject=claims["sub"])
    return user


def _open(user: Any) -> Any:
    if not user.is_active:
        raise UnknownPerson("This account was closed.")
    return user


def _believed_email(claims: dict[str, Any]) -> str:
    email = claims.get("email")
    verified = claims.get("email_verified") is True or settings.OIDC_TRUST_EMAIL
    return email.strip() if isinstance(email, str) and verified else ""


def _new_account(email: str, claims: dict[str, Any]) -> Any:
    """Return a contributor's account, made for somebody whose address is of one of our domains."""
    if email.rpartition("@")[2].casefold() not in settings.OIDC_DOMAINS:
        raise UnknownPerson("Nobody has an account with this e-mail address.")
    name = email.casefold()[:150]
    if get_user_model()._default_manager.filter(username=name).exists():
        raise UnknownPerson("An account with another e-mail address has this one as its name.")
    user = get_user_model()._default_manager.create_user(
        username=name,
        email=email,
        first_name=str(claims.get("given_name", ""))[:150],
        last_name=str(claims.get("family_name") or claims.get("usual_name") or "")[:150],
    )
    user.groups.add(RoleGroup.objects.get(role=Role.CONTRIBUTOR).group)
    return user
