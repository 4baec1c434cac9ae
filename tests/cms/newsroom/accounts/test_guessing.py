"""Passwords can't be guessed, whoever tries from wherever; and nobody can lock an editor out."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.newsroom.accounts.browsers import COOKIE
from cms.newsroom.accounts.guessing import account_key, forget_old
from cms.newsroom.accounts.models import SignInFailure
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
WRONG = (
    "Votre nom d’utilisateur et votre mot de passe ne correspondent à aucun utilisateur. Veuillez essayer de nouveau."
)
WAIT = "Trop de tentatives. Réessayez dans 15 minutes."


@pytest.fixture
def editor() -> User:
    user: User = UserFactory(username="ana", email="ana@example.org")
    return user


def attempt(client: Client, password: str = "guess", name: str = "ana", address: str = "192.0.2.1") -> str:
    """Send the form; gives "in", or what is said."""
    answer = client.post(LOGIN, {"username": name, "password": password}, REMOTE_ADDR=address)
    if answer.status_code == 302:
        return "in"
    [said] = answer.context["form"].non_field_errors()
    return str(said).strip()


def guess_from_everywhere(name: str) -> None:
    """Fail once from each of 50 addresses."""
    SignInFailure.objects.bulk_create(
        SignInFailure(account=account_key(name), address=f"198.51.100.{number}") for number in range(49)
    )
    attempt(Client(), name=name, address="198.51.100.200")


def sign_out(client: Client) -> None:
    """Leave, as people do: the browser keeps what it knows."""
    client.post("/admin/logout/")


def test_after_five_wrong_passwords_the_right_one_is_not_tried_from_there(editor: User, client: Client) -> None:
    said = [attempt(client) for _try in range(5)]
    assert said[:4] == [WRONG] * 4
    assert said[4] == WAIT
    assert attempt(client, "sesame") == WAIT
    assert attempt(client, "sesame", "ANA ") == WAIT
    assert SignInFailure.objects.count() == 5
    assert attempt(Client(), "sesame", address="192.0.2.2") == "in"


def test_it_is_the_same_for_an_account_that_there_is_not(editor: User) -> None:
    known = [attempt(Client(), name="ana") for _try in range(6)]
    unknown = [attempt(Client(), name="nobody", address="192.0.2.9") for _try in range(6)]
    assert known == unknown


def test_an_address_tries_only_so_many_accounts(editor: User) -> None:
    SignInFailure.objects.bulk_create(
        SignInFailure(account=account_key(f"account-{number}"), address="192.0.2.1") for number in range(29)
    )
    assert attempt(Client(), name="account-29") == WAIT
    assert attempt(Client(), "sesame") == WAIT
    assert attempt(Client(), "sesame", address="192.0.2.2") == "in"


def test_an_ipv6_network_is_one_address(editor: User) -> None:
    for number in range(5):
        attempt(Client(), address=f"2001:db8::{number}")
    assert attempt(Client(), "sesame", address="2001:db8::ffff") == WAIT
    assert attempt(Client(), "sesame", address="2001:db8:0:1::1") == "in"


def test_guesses_from_everywhere_stop_strangers_and_not_the_editor(editor: User, client: Client) -> None:
    assert attempt(client, "sesame") == "in"
    sign_out(client)
    guess_from_everywhere("ana")
    assert attempt(Client(), "sesame", address="203.0.113.1") == WAIT
    assert attempt(client, "sesame", address="198.51.100.1") == "in"


def test_a_known_browser_may_not_guess_either(editor: User, client: Client) -> None:
    attempt(client, "sesame")
    sign_out(client)
    for _try in range(5):
        attempt(client, address="192.0.2.7")
    assert attempt(client, "sesame", address="192.0.2.8") == WAIT
    assert attempt(Client(), "sesame", address="192.0.2.8") == "in"


def test_a_browser_is_known_to_the_accounts_that_it_signed_in_to(editor: User, client: Client) -> None:
    UserFactory(username="zoe")
    attempt(client, "sesame")
    sign_out(client)
    guess_from_everywhere("zoe")
    assert attempt(client, "sesame", name="zoe") == WAIT


def test_a_cookie_that_was_tampered_with_makes_no_browser_known(editor: User, client: Client) -> None:
    attempt(client, "sesame")
    assert client.cookies[COOKIE]["httponly"] is True
    client.cookies[COOKIE] = client.cookies[COOKIE].value[:-2] + "AA"
    sign_out(client)
    guess_from_everywhere("ana")
    assert attempt(client, "sesame") == WAIT


def test_getting_in_forgets_the_failures_from_there(editor: User, client: Client) -> None:
    for _try in range(4):
        attempt(client)
    attempt(Client(), address="192.0.2.5")
    assert attempt(client, "sesame") == "in"
    assert list(SignInFailure.objects.values_list("address", flat=True)) == ["192.0.2.5"]


def test_failures_count_for_a_quarter_of_an_hour_and_are_kept_for_a_day(editor: User, client: Client) -> None:
    for _try in range(5):
        attempt(client)
    SignInFailure.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert forget_old() is False
    assert SignInFailure.objects.count() == 5
    assert attempt(client, "sesame") == "in"
    SignInFailure.objects.create(account="x", address="y", at=timezone.now() - timedelta(hours=25))
    assert forget_old() is False
    assert SignInFailure.objects.count() == 0


def test_of_what_was_typed_nothing_is_kept(editor: User, client: Client) -> None:
    attempt(client, name="my-password-in-the-wrong-field")
    [failure] = SignInFailure.objects.values_list("account", flat=True)
    assert failure == account_key("my-password-in-the-wrong-field")
    assert len(failure) == 64


def test_asking_whether_one_may_try_takes_one_statement(editor: User, client: Client) -> None:
    for number in range(20):
        SignInFailure.objects.create(account=account_key("ana"), address=f"192.0.2.{number}")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        attempt(client)
    asked = [
        each["sql"] for each in captured if each["sql"].startswith("SELECT") and "accounts_signinfailure" in each["sql"]
    ]
    assert len(asked) == 3  # Before the password is looked at, before the failure is counted, for what is said.


def test_wagtails_second_door_leads_to_the_first(client: Client) -> None:
    answer = client.get("/_util/login/?next=/prive/")
    assert (answer.status_code, answer.url) == (302, "/admin/login/?next=/prive/")


def ask_reset(client: Client, email: str, **extra: Any) -> Any:
    return client.post(reverse("wagtailadmin_password_reset"), {"email": email}, **extra)


def test_a_reset_answers_the_same_whether_there_is_an_account_or_not(
    editor: User, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    said = {}
    for email in ("ana@example.org", "nobody@example.org"):
        with CaptureQueriesContext(connection) as captured:
            answer = ask_reset(client, email)
        said[email] = (answer.status_code, answer.url, len(captured))
    assert said["ana@example.org"] == said["nobody@example.org"]


def test_a_reset_is_mailed_to_the_account_with_our_own_address(
    editor: User, client: Client, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://cms.example.org"
    settings.ALLOWED_HOSTS = ["*"]
    with django_capture_on_commit_callbacks(execute=True):
        ask_reset(client, "ana@example.org", headers={"host": "evil.example"})
        ask_reset(client, "nobody@example.org")
    [sent] = mail.outbox
    assert sent.to == ["ana@example.org"]
    assert "https://cms.example.org/admin/password_reset/confirm/" in sent.body
    assert "evil" not in sent.body


def test_resets_can_not_be_used_to_flood_somebody(
    editor: User, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answers = {ask_reset(client, "ana@example.org", REMOTE_ADDR=f"192.0.2.{n}").status_code for n in range(12)}
    assert answers == {302}
    assert len(mail.outbox) == 10
