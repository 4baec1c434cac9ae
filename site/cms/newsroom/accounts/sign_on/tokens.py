"""Reads the provider's tokens, and believes none that isn't signed, ours, in time and asked for by this browser."""

from hmac import compare_digest
from typing import Any

import jwt
from django.conf import settings

from cms.newsroom.accounts.sign_on import provider
from cms.newsroom.accounts.sign_on.problems import SignOnFailed

#: With a pair of keys: never "none", never a secret that is shared.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
#: Seconds by which the provider's clock may differ.
LEEWAY = 60


def read_id_token(token: Any, nonce: str) -> dict[str, Any]:
    """Return what an ID token says.

    Args:
        token: what the provider gave.
        nonce: what this browser's request asked to see in it.

    Raises:
        SignOnFailed: anything about it is wrong; the message says what.
    """
    claims = _decode(token, ["iss", "sub", "aud", "exp", "iat", "nonce"])
    if not compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise SignOnFailed("The ID token was not made for this request: its nonce is another one.")
    audience = claims["aud"]
    if isinstance(audience, list) and len(audience) > 1 and claims.get("azp") != settings.OIDC_CLIENT_ID:
        raise SignOnFailed("The ID token was made for another client.")
    if not isinstance(claims["sub"], str) or not claims["sub"]:
        raise SignOnFailed("The ID token names nobody.")
    if settings.OIDC_ACR and claims.get("acr") not in settings.OIDC_ACR:
        raise SignOnFailed(f"The sign-on was of level {claims.get('acr')!r}, which is not one of those we ask for.")
    return claims


def read_signed(token: str) -> dict[str, Any]:
    """Return what another signed token says; raises ``SignOnFailed``."""
    return _decode(token, ["iss", "sub", "aud"])


def _decode(token: Any, required: list[str]) -> dict[str, Any]:
    if not isinstance(token, str):
        raise SignOnFailed("The provider gave no ID token.")
    try:
        return jwt.decode(
            token,
            _key_of(token),
            algorithms=ALGORITHMS,
            audience=settings.OIDC_CLIENT_ID,
            issuer=provider.metadata()["issuer"],
            leeway=LEEWAY,
            options={"require": required},
        )
    except jwt.PyJWTError as error:
        raise SignOnFailed(f"The token is not valid: {error}.") from error


def _key_of(token: str) -> jwt.PyJWK:
    """Return the key that a token was signed with; one that isn't known yet is asked for once."""
    header = jwt.get_unverified_header(token)
    for fresh in (False, True):
        usable = [
            key for key in jwt.PyJWKSet.from_dict(provider.keys(fresh)).keys if key.public_key_use in (None, "sig")
        ]
        named = [key for key in usable if key.key_id == header.get("kid")]
        if named or (header.get("kid") is None and len(usable) == 1):
            return (named or usable)[0]
    raise SignOnFailed("The token was signed with a key that the provider doesn't publish.")
