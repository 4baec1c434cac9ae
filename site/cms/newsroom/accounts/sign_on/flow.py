"""From this browser to the provider and back: what is asked, and whether the answer belongs to it."""

import base64
import hashlib
import json
import time
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.crypto import constant_time_compare, get_random_string

from cms.newsroom.accounts.sign_on import provider
from cms.newsroom.accounts.sign_on.problems import SignOnFailed
from cms.newsroom.accounts.sign_on.tokens import read_id_token, read_signed

SESSION_KEY = "sign_on"
#: How long somebody may take at the provider.
SECONDS = 600


def begin(request: HttpRequest, next_address: str) -> str:
    """Return the address at the provider to go to; what the answer must match is kept in the session.

    Raises ``SignOnFailed`` when the provider doesn't answer.
    """
    asked = {name: get_random_string(43) for name in ("state", "nonce", "verifier")}
    digest = hashlib.sha256(asked["verifier"].encode()).digest()
    query = {
        "response_type": "code",
        "client_id": settings.OIDC_CLIENT_ID,
        "redirect_uri": callback_address(),
        "scope": settings.OIDC_SCOPE,
        "state": asked["state"],
        "nonce": asked["nonce"],
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    if settings.OIDC_ACR:
        query["acr_values"] = " ".join(settings.OIDC_ACR)
    address = provider.metadata()["authorization_endpoint"]
    request.session[SESSION_KEY] = {**asked, "next": next_address, "at": time.time()}
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}"


def finish(request: HttpRequest, answer: QueryDict) -> tuple[dict[str, Any], str]:
    """Return what the provider says of the person, and where to go on.

    Whatever comes of it, what was kept is used up: no answer is taken twice.

    Raises:
        SignOnFailed: the answer isn't to what this browser asked, or can't be believed.
    """
    asked = request.session.pop(SESSION_KEY, None)
    if asked is None or time.time() - asked["at"] > SECONDS:
        raise SignOnFailed("No answer is awaited: it was used already, or too long ago.")
    if not constant_time_compare(answer.get("state", ""), asked["state"]):
        raise SignOnFailed("The answer is to another request: its state is another one.")
    if "iss" in answer and answer["iss"] != provider.metadata()["issuer"]:
        raise SignOnFailed("The answer is another provider's.")
    if "code" not in answer:
        raise SignOnFailed(f"The provider refused: {answer.get('error', 'it gave no reason')}.")
    tokens = provider.exchange(str(answer["code"]), asked["verifier"], callback_address())
    claims = read_id_token(tokens.get("id_token"), asked["nonce"])
    if "email" not in claims and "access_token" in tokens and "userinfo_endpoint" in provider.metadata():
        claims = {**_told(str(tokens["access_token"]), claims["sub"]), **claims}
    return claims, asked["next"]


def callback_address() -> str:
    """Return the address that the provider sends people back to, as it has to be registered there."""
    return f"{settings.CMS_URL}{reverse('sign_on_callback')}"


def _told(access_token: str, subject: str) -> dict[str, Any]:
    """Return what the provider tells of the account beside the token; ProConnect signs it."""
    body = provider.user_info(access_token)
    try:
        told = json.loads(body) if body.lstrip().startswith(b"{") else read_signed(body.decode().strip())
    except ValueError as error:
        raise SignOnFailed("The provider told nothing that can be read of the account.") from error
    if told.get("sub") != subject:
        raise SignOnFailed("The provider told of another account.")
    return dict(told)
