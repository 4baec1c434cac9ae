"""A provider of OpenID Connect on this machine: a real server, which checks what it is asked, and can be made to lie."""

import base64
import hashlib
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, parse_qsl, unquote_plus, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "rubrique", "s3cret:with/signs"


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """What the provider knows, and how it lies.

    ``claims`` are put over those of an honest ID token, None takes one away; ``told`` is what /userinfo gives.
    """

    issuer: str = ""
    key: rsa.RSAPrivateKey = field(default_factory=new_key)
    key_id: str = "one"
    claims: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    described: dict[str, Any] = field(default_factory=dict)
    signs_told: bool = False
    sign: Callable[[dict[str, Any]], str] | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def description(self) -> dict[str, Any]:
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        addresses = {name: f"{self.issuer}/{path}" for name, path in (places | {"userinfo_endpoint": "told"}).items()}
        return {"issuer": self.issuer, **addresses, **self.described}

    def keys(self) -> dict[str, Any]:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": self.key_id, "use": "sig", "alg": "RS256"}]}

    def signed(self, claims: dict[str, Any]) -> str:
        if self.sign is not None:
            return self.sign(claims)
        return jwt.encode(claims, self.key, "RS256", {"kid": self.key_id})

    def tokens(self, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """Return what a code stands for; None where anything is not as it must be."""
        asked = self.codes.pop(form.get("code", ""), None)
        user, _colon, password = base64.b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if (
            asked is None
            or (unquote_plus(user), unquote_plus(password)) != (CLIENT, SECRET)
            or asked["code_challenge"] != base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            or asked["redirect_uri"] != form.get("redirect_uri")
        ):
            return None
        now = int(time.time())
        honest = {"iss": self.issuer, "sub": "person-1", "aud": CLIENT, "iat": now, "exp": now + 60}
        claims = {**honest, "nonce": asked["nonce"], "email": "ana@example.org", "email_verified": True, **self.claims}
        id_token = self.signed({name: value for name, value in claims.items() if value is not None})
        return {"access_token": "opens", "token_type": "Bearer", "id_token": id_token}


def handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            provider.asked.append(("GET", address.path))
            if address.path == "/.well-known/openid-configuration":
                self.answer(200, json.dumps(provider.description()))
            elif address.path == "/keys":
                self.answer(200, json.dumps(provider.keys()))
            elif address.path == "/authorize":
                asked = {name: values[0] for name, values in parse_qs(address.query).items()}
                code = f"code-{len(provider.codes)}-{asked['nonce'][:8]}"
                provider.codes[code] = asked
                query = urlencode({"code": code, "state": asked["state"]})
                self.answer(302, "", {"Location": f"{asked['redirect_uri']}?{query}"})
            elif address.path == "/told" and self.headers["Authorization"] == "Bearer opens":
                told = {"sub": "person-1", "iss": provider.issuer, "aud": CLIENT, **provider.told}
                self.answer(200, provider.signed(told) if provider.signs_told else json.dumps(told))
            else:
                self.answer(404, "{}")

        def do_POST(self) -> None:
            provider.asked.append(("POST", self.path))
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            found = provider.tokens(dict(parse_qsl(sent)), self.headers.get("Authorization", ""))
            self.answer(200 if found else 400, json.dumps(found or {"error": "invalid_grant"}))

        def answer(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
            body = text.encode()
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def serving() -> Iterator[Provider]:
    """Run a provider for a while."""
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(provider))
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
