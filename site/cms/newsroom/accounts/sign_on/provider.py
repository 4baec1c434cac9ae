"""The provider: what it says of itself, and what it is asked. All requests go through ``cms.core.outgoing``."""

import base64
import json
from typing import Any
from urllib.parse import quote_plus, urlencode

from django.conf import settings
from django.core.cache import caches

from cms.core.outgoing import RequestFailed, RequestRefused, send
from cms.newsroom.accounts.sign_on.problems import SignOnFailed

CACHE = "sign-on"
KEPT_SECONDS = 3600
TIME_LIMIT = 10.0


def metadata() -> dict[str, Any]:
    """Return the provider's description of itself, an hour old at most.

    Raises ``SignOnFailed`` when it can't be had, or describes another provider.
    """
    return _kept("metadata", lambda: _checked(_json("GET", f"{_issuer()}/.well-known/openid-configuration")))


def keys(fresh: bool = False) -> dict[str, Any]:
    """Return the keys by which the provider signs, an hour old at most; raises ``SignOnFailed``."""
    address = metadata()["jwks_uri"]
    if fresh:
        caches[CACHE].delete(_cache_key("keys"))
    return _kept("keys", lambda: _json("GET", address))


def exchange(code: str, verifier: str, callback: str) -> dict[str, Any]:
    """Return the tokens that a code stands for; raises ``SignOnFailed`` when the provider gives none."""
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": callback, "code_verifier": verifier}
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    client, secret = settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET
    if "client_secret_basic" in metadata().get("token_endpoint_auth_methods_supported", ["client_secret_basic"]):
        pair = f"{quote_plus(client)}:{quote_plus(secret)}".encode()
        headers["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
    else:
        form |= {"client_id": client, "client_secret": secret}
    return _json("POST", metadata()["token_endpoint"], urlencode(form).encode(), headers)


def user_info(access_token: str) -> bytes:
    """Return what the provider tells of the account: JSON, or a signed token; raises ``SignOnFailed``."""
    return _body("GET", metadata()["userinfo_endpoint"], headers={"Authorization": f"Bearer {access_token}"})


def _issuer() -> str:
    return str(settings.OIDC_ISSUER).rstrip("/")


def _checked(found: dict[str, Any]) -> dict[str, Any]:
    if str(found.get("issuer", "")).rstrip("/") != _issuer():
        raise SignOnFailed(f"The provider calls itself {found.get('issuer')!r}, not {_issuer()!r}.")
    missing = {"authorization_endpoint", "token_endpoint", "jwks_uri"} - found.keys()
    if missing:
        raise SignOnFailed(f"The provider doesn't say its {', '.join(sorted(missing))}.")
    return found


def _kept(name: str, load: Any) -> dict[str, Any]:
    found: dict[str, Any] | None = caches[CACHE].get(_cache_key(name))
    if found is None:
        found = load()
        caches[CACHE].set(_cache_key(name), found, KEPT_SECONDS)
    return found


def _cache_key(name: str) -> str:
    return f"oidc:{name}:{_issuer()}"


def _json(method: str, url: str, body: bytes = b"", headers: dict[str, str] | None = None) -> dict[str, Any]:
    try:
        found = json.loads(_body(method, url, body, headers))
    except ValueError as error:
        raise SignOnFailed(f"{url} answered no JSON.") from error
    if not isinstance(found, dict):
        raise SignOnFailed(f"{url} answered no object.")
    return found


def _body(method: str, url: str, body: bytes = b"", headers: dict[str, str] | None = None) -> bytes:
    try:
        received = send(method, url, body, headers, time_limit=TIME_LIMIT)
    except (RequestFailed, RequestRefused) as error:
        raise SignOnFailed(f"{url}: {error}") from error
    if received.status != 200:
        raise SignOnFailed(f"{url} answered {received.status}.")
    return received.body
