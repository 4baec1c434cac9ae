"""Sign-on at a provider: who the provider knows gets in, and no answer that was forged, changed or used before."""

import base64
import json
import time
from collections.abc import Callable, Iterator
from ipaddress import ip_network
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPErrorProcessor, Request, build_opener

import jwt
import pytest
from django.contrib.auth.models import User
from django.test import Client

from cms.newsroom.accounts.models import Identity
from cms.newsroom.accounts.sign_on import flow
from tests.cms.newsroom.accounts.provider_double import CLIENT, SECRET, Provider, new_key, serving
from tests.factories import UserFactory, make_site, seed_roles

pytestmark = pytest.mark.django_db

START, CALLBACK, LOGIN = "/admin/sign-on/", "/admin/sign-on/callback/", "/admin/login/"
FAILED = "La connexion n’a pas abouti. Réessayez, ou utilisez votre mot de passe."
NOBODY = "Aucun compte ne vous correspond ici. Demandez-en un à l’administration de la rédaction."


class NoRedirect(HTTPErrorProcessor):
    """Gives redirections as they are."""

    def http_response(self, request: Request, response: Any) -> Any:
        return response


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    with serving() as running:
        settings.OIDC_ISSUER, settings.OIDC_NAME = running.issuer, "ProConnect"
        settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = CLIENT, SECRET
        settings.OUTGOING_NETWORKS = [ip_network("127.0.0.1/32")]
        yield running


@pytest.fixture
def ana() -> User:
    make_site()
    user: User = UserFactory(username="ana", email="Ana@example.org")
    return user


def go_there(client: Client, next_address: str = "") -> str:
    """Press the button, and agree at the provider; gives the address that one is sent back to."""
    answer = client.post(START, {"next": next_address})
    assert answer.status_code == 302
    with build_opener(NoRedirect).open(answer.url) as response:
        address = urlsplit(response.headers["Location"])
    assert address.path == CALLBACK
    return f"{address.path}?{address.query}"


def come_back(client: Client, address: str) -> str:
    """Follow the provider's redirection; gives where one is then, or what is said."""
    answer = client.get(address)
    if answer.url == LOGIN:
        [*_earlier, message] = client.get(LOGIN).context["messages"]
        return str(message).strip()
    return str(answer.url)


def sign_on(client: Client, next_address: str = "") -> str:
    return come_back(client, go_there(client, next_address))


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_person_with_an_account_gets_in_where_they_wanted_to_go(
    provider: Provider, ana: User, client: Client
) -> None:
    page = client.get(f"{LOGIN}?next=/admin/pages/").content.decode()
    assert "Se connecter avec ProConnect" in page
    assert sign_on(client, "/admin/pages/") == "/admin/pages/"
    assert client.session["_auth_user_id"] == str(ana.pk)
    assert list(Identity.objects.values_list("user", "issuer", "subject")) == [(ana.pk, provider.issuer, "person-1")]
    assert sign_on(Client(), "https://evil.example/") == "/admin/"


def test_what_is_asked_of_the_provider(provider: Provider, settings: Any, client: Client) -> None:
    settings.OIDC_ACR = ["eidas2", "eidas3"]
    answer = client.post(START)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(answer.url).query).items()}
    kept = client.session[flow.SESSION_KEY]
    assert asked.pop("state") == kept["state"]
    assert asked.pop("nonce") == kept["nonce"]
    assert len(asked.pop("code_challenge")) == 43
    assert asked == {
        "response_type": "code",
        "client_id": CLIENT,
        "redirect_uri": f"{settings.CMS_URL}{CALLBACK}",
        "scope": "openid email profile",
        "code_challenge_method": "S256",
        "acr_values": "eidas2 eidas3",
    }


def test_the_description_and_the_keys_are_asked_for_once(provider: Provider, ana: User) -> None:
    for _time in range(2):
        assert sign_on(Client()) == "/admin/"
    assert provider.asked.count(("GET", "/.well-known/openid-configuration")) == 1
    assert provider.asked.count(("GET", "/keys")) == 1


def forged(claims: dict[str, Any]) -> str:
    """Sign with a key of one's own, under the provider's name."""
    return jwt.encode(claims, new_key(), "RS256", {"kid": "one"})


def unsigned(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, None, "none")


def shared_secret(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, SECRET * 3, "HS256", {"kid": "one"})


def unknown_key(claims: dict[str, Any]) -> str:
    return jwt.encode(claims, new_key(), "RS256", {"kid": "two"})


def changed(claims: dict[str, Any]) -> str:
    """Change what a signed token says."""
    head, body, signature = forged(claims).split(".")
    said = json.loads(base64.urlsafe_b64decode(body + "=="))
    body = base64.urlsafe_b64encode(json.dumps({**said, "sub": "person-2"}).encode()).rstrip(b"=").decode()
    return f"{head}.{body}.{signature}"


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another-client"},
        {"aud": [CLIENT, "another-client"]},
        {"aud": [CLIENT, "another-client"], "azp": "another-client"},
        {"exp": 1_500_000_000},  # In 2017
        {"exp": None},
        {"iat": 4_000_000_000},  # In 2096
        {"sub": None},
        {"sub": ""},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_this_sign_on_opens_nothing(
    provider: Provider, ana: User, client: Client, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    assert sign_on(client) == FAILED
    assert not is_in(client)
    assert not Identity.objects.exists()


@pytest.mark.parametrize("sign", [forged, unsigned, shared_secret, unknown_key, changed, lambda claims: "no.token"])
def test_a_token_that_the_provider_did_not_sign_opens_nothing(
    provider: Provider, ana: User, client: Client, sign: Callable[[dict[str, Any]], str]
) -> None:
    provider.sign = sign
    assert sign_on(client) == FAILED
    assert not is_in(client)


def test_an_answer_is_taken_once(provider: Provider, ana: User, client: Client) -> None:
    address = go_there(client)
    assert come_back(client, address) == "/admin/"
    client.post("/admin/logout/")
    assert come_back(client, address) == FAILED
    assert not is_in(client)


def test_a_code_is_taken_once_also_with_a_state_that_is_awaited(provider: Provider, ana: User, client: Client) -> None:
    used = go_there(client)
    assert come_back(client, used) == "/admin/"
    code = parse_qs(urlsplit(used).query)["code"][0]
    other = Client()
    state = parse_qs(urlsplit(go_there(other)).query)["state"][0]
    assert come_back(other, f"{CALLBACK}?code={code}&state={state}") == FAILED
    assert not is_in(other)


def test_anothers_answer_opens_nothing(provider: Provider, ana: User, client: Client) -> None:
    """Also the code alone: it was made for another nonce and another verifier."""
    address = go_there(Client())
    assert come_back(client, address) == FAILED
    code = parse_qs(urlsplit(address).query)["code"][0]
    state = parse_qs(urlsplit(go_there(client)).query)["state"][0]
    assert come_back(client, f"{CALLBACK}?code={code}&state={state}") == FAILED
    assert not is_in(client)


@pytest.mark.parametrize("query", ["", "?state=x", "?error=access_denied&state={state}", "?code=x&state=wrong"])
def test_an_answer_without_what_it_needs(provider: Provider, ana: User, client: Client, query: str) -> None:
    state = parse_qs(urlsplit(go_there(client)).query)["state"][0]
    assert come_back(client, CALLBACK + query.format(state=state)) == FAILED
    assert not is_in(client)


def test_an_answer_that_comes_too_late(provider: Provider, ana: User, client: Client) -> None:
    address = go_there(client)
    session = client.session
    session[flow.SESSION_KEY] = {**session[flow.SESSION_KEY], "at": time.time() - flow.SECONDS - 1}
    session.save()
    assert come_back(client, address) == FAILED


def test_a_provider_that_calls_itself_otherwise_is_not_asked(provider: Provider, client: Client) -> None:
    provider.described = {"issuer": "https://evil.example"}
    assert client.post(START).url == LOGIN
    assert provider.asked == [("GET", "/.well-known/openid-configuration")]


def test_a_provider_in_a_private_network_must_be_allowed(provider: Provider, settings: Any, client: Client) -> None:
    settings.OUTGOING_NETWORKS = []
    assert client.post(START).url == LOGIN
    assert provider.asked == []


def test_a_provider_that_changes_its_keys_is_asked_again(provider: Provider, ana: User) -> None:
    assert sign_on(Client()) == "/admin/"
    provider.key, provider.key_id = new_key(), "two"
    assert sign_on(Client()) == "/admin/"


def test_a_person_without_an_account_stays_outside(provider: Provider, ana: User, client: Client) -> None:
    provider.claims = {"email": "zoe@example.org"}
    assert sign_on(client) == NOBODY
    assert not is_in(client)
    assert (User.objects.count(), Identity.objects.count()) == (1, 0)


@pytest.mark.parametrize("claims", [{"email_verified": False}, {"email_verified": None}, {"email_verified": "true"}])
def test_an_address_that_is_not_verified_is_not_believed(
    provider: Provider, ana: User, settings: Any, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    assert sign_on(Client()) == NOBODY
    settings.OIDC_TRUST_EMAIL = True
    assert sign_on(Client()) == "/admin/"


def test_a_closed_account_stays_closed(provider: Provider, ana: User, client: Client) -> None:
    assert sign_on(Client()) == "/admin/"
    User.objects.update(is_active=False)
    assert sign_on(client) == NOBODY
    assert not is_in(client)


def test_an_account_is_known_by_its_identifier_whatever_its_address(provider: Provider, ana: User) -> None:
    assert sign_on(Client()) == "/admin/"
    provider.claims = {"email": "new@example.org", "email_verified": False}
    assert sign_on(Client()) == "/admin/"
    provider.claims = {"sub": "person-2"}
    assert sign_on(Client()) == NOBODY


def test_letters_that_look_alike_make_another_address(provider: Provider, client: Client) -> None:
    UserFactory(email="mike@example.org")
    provider.claims = {"email": "mıke@example.org"}
    assert sign_on(client) == NOBODY
    assert not is_in(client)


def test_two_accounts_with_one_address_are_nobodys(provider: Provider, ana: User, client: Client) -> None:
    UserFactory(email="ana@example.org")
    assert sign_on(client) == NOBODY


def test_people_of_our_domains_become_contributors(provider: Provider, settings: Any, client: Client) -> None:
    seed_roles()
    settings.OIDC_DOMAINS = ["example.org"]
    provider.claims = {"email": "Zoe@Example.org", "given_name": "Zoé", "usual_name": "Lopes"}
    assert sign_on(client) == "/admin/"
    user = User.objects.get()
    assert (user.username, user.get_full_name()) == ("zoe@example.org", "Zoé Lopes")
    assert list(user.groups.values_list("name", flat=True)) == ["Contributeur"]
    assert not user.has_usable_password()
    provider.claims = {"sub": "person-2", "email": "zoe@example.org.evil.example"}
    assert sign_on(Client()) == NOBODY


def test_an_account_that_has_the_address_as_its_name_is_left_alone(
    provider: Provider, settings: Any, client: Client
) -> None:
    seed_roles()
    settings.OIDC_DOMAINS = ["example.org"]
    UserFactory(username="zoe@example.org", email="")
    provider.claims = {"email": "zoe@example.org"}
    assert sign_on(client) == NOBODY
    assert (User.objects.count(), Identity.objects.count()) == (1, 0)


@pytest.mark.parametrize("signed", [True, False])
def test_what_the_token_does_not_say_is_asked_for(provider: Provider, ana: User, client: Client, signed: bool) -> None:
    """ProConnect gives no address in the token, and signs what it tells."""
    provider.claims = {"email": None, "email_verified": None}
    provider.told, provider.signs_told = {"email": "ana@example.org", "email_verified": True}, signed
    assert sign_on(client) == "/admin/"


def test_what_is_told_of_another_is_not_believed(provider: Provider, ana: User, client: Client) -> None:
    provider.claims = {"email": None}
    provider.told = {"sub": "person-2", "email": "ana@example.org", "email_verified": True}
    assert sign_on(client) == FAILED


def test_the_second_factor_is_asked_for_unless_the_provider_had_one(
    provider: Provider, ana: User, settings: Any, client: Client
) -> None:
    settings.SECOND_FACTOR_ROLES = ["*"]
    sign_on(client)
    assert client.get("/admin/").url.startswith("/admin/account/second-factor/set-up/")
    settings.OIDC_ACR = ["eidas2"]
    provider.claims = {"acr": "eidas1"}
    assert sign_on(Client()) == FAILED
    provider.claims = {"acr": "eidas2"}
    strong = Client()
    assert sign_on(strong) == "/admin/"
    assert strong.get("/admin/").status_code == 200


def test_there_is_no_sign_on_without_a_provider(client: Client) -> None:
    assert client.post(START).status_code == 404
    assert client.get(CALLBACK).status_code == 404
    assert "sign-on" not in client.get(LOGIN).content.decode()


def test_going_there_takes_a_form(provider: Provider, client: Client) -> None:
    assert client.get(START).status_code == 405
    assert Client(enforce_csrf_checks=True).post(START).status_code == 403
