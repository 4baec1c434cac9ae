"""The second factor: asked after the password, required of roles, with codes for emergencies."""

import re
import time
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from cms.newsroom.accounts.guessing import account_key
from cms.newsroom.accounts.models import SignInFailure
from cms.newsroom.accounts.second_factor import devices
from cms.newsroom.roles.models import Role
from cms.settings.parsers import ROLES
from tests.factories import RubricFactory, UserFactory, account, make_site, seed_roles

pytestmark = [pytest.mark.once, pytest.mark.django_db]

HOME, ACCOUNT = "/admin/", "/admin/account/second-factor/"
CODE, SET_UP = f"{ACCOUNT}code/", f"{ACCOUNT}set-up/"
WRONG = "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant et saisissez ses six chiffres."


def code_of(user: User, steps: int = 0) -> str:
    """Return what the user's telephone shows, some times of 30 seconds later."""
    device = TOTPDevice.objects.get(user=user)
    totp = TOTP(device.bin_key, drift=steps)
    totp.time = time.time()
    return f"{totp.token():06}"


@pytest.fixture
def editor() -> User:
    make_site()
    user: User = UserFactory(username="ana")
    return user


def signed_in(user: User) -> Client:
    """Return the browser of somebody who gave the password."""
    client = Client()
    answer = client.post("/admin/login/", {"username": user.username, "password": "sesame"})
    assert answer.status_code == 302
    return client


def with_second_factor(user: User) -> list[str]:
    """Give somebody a second factor; returns the emergency codes."""
    TOTPDevice.objects.create(user=user, name="totp")
    return devices.new_emergency_codes(user)


def lets_in(client: Client) -> bool:
    return bool(client.get(HOME).status_code == 200)


def said(answer: Any) -> str:
    [text] = answer.context["form"].errors["code"]
    return str(text)


def test_an_editor_sets_it_up_and_gets_emergency_codes_once(editor: User) -> None:
    client = signed_in(editor)
    page = client.get(SET_UP).content.decode()
    assert "Installez votre second facteur" in page
    assert "<svg" in page
    assert " ".join(re.findall("....", devices.secret_of(TOTPDevice.objects.get()))) in page
    assert said(client.post(SET_UP, {"code": "000000"})) == WRONG
    assert not TOTPDevice.objects.get().confirmed
    answer = client.post(SET_UP, {"code": code_of(editor)})
    codes = re.findall(r"<code>([0-9A-Z-]{14})</code>", answer.content.decode())
    assert len(set(codes)) == 10
    assert TOTPDevice.objects.get().confirmed
    assert not {code.replace("-", "") for code in codes} & set(StaticToken.objects.values_list("token", flat=True))
    assert lets_in(client)
    assert "Il reste 10 codes de secours." in client.get(ACCOUNT).content.decode()


def test_the_password_alone_opens_nothing_any_more(editor: User) -> None:
    with_second_factor(editor)
    client = signed_in(editor)
    assert client.get(HOME).url == f"{CODE}?next=%2Fadmin%2F"
    assert client.get(SET_UP).url.startswith(CODE)
    assert client.get("/admin/pages/", headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403
    assert client.post(ACCOUNT, {"code": "", "wanted": "removal"}).url.startswith(CODE)
    assert TOTPDevice.objects.filter(confirmed=True).exists()
    assert client.get("/admin/jsi18n/").status_code == 200
    # Files that are for editors only.
    assert client.get("/media/original_images/a.png").status_code == 404
    assert said(client.post(CODE, {"code": "000000"})) == WRONG
    assert not lets_in(client)


def test_a_code_lets_in_to_where_one_wanted_to_go_and_is_taken_once(editor: User) -> None:
    with_second_factor(editor)
    client, code = signed_in(editor), code_of(editor)
    answer = client.post(CODE, {"code": f" {code[:3]} {code[3:]}", "next": "/admin/pages/"})
    assert answer.url == "/admin/pages/"
    assert lets_in(client)
    other = signed_in(editor)
    assert said(other.post(CODE, {"code": code})) == WRONG
    assert not lets_in(other)
    assert other.post(CODE, {"code": code_of(editor, steps=1), "next": "https://evil.example/"}).url == HOME


def test_an_emergency_code_opens_once(editor: User) -> None:
    code, *_others = with_second_factor(editor)
    client = signed_in(editor)
    assert client.post(CODE, {"code": code.lower()}).url == HOME
    assert lets_in(client)
    assert devices.emergency_codes_left(editor) == 9
    assert said(signed_in(editor).post(CODE, {"code": code})) == WRONG


def test_anothers_code_is_wrong(editor: User) -> None:
    other = UserFactory()
    with_second_factor(editor)
    [code, *_rest] = with_second_factor(other)
    client = signed_in(editor)
    assert said(client.post(CODE, {"code": code_of(other)})) == WRONG
    assert said(client.post(CODE, {"code": code})) == WRONG


def test_codes_can_not_be_guessed_and_the_editors_own_browser_is_not_locked_out(editor: User) -> None:
    codes = with_second_factor(editor)
    known = signed_in(editor)
    known.post(CODE, {"code": codes[0]})
    known.post("/admin/logout/")
    thief = signed_in(editor)
    for _try in range(5):
        answer = thief.post(CODE, {"code": "000000"})
    assert said(answer) == "Trop de tentatives. Réessayez dans 30 minutes."
    assert said(thief.post(CODE, {"code": codes[1]})) == "Trop de tentatives. Réessayez dans 30 minutes."
    assert devices.emergency_codes_left(editor) == 9
    known.post("/admin/login/", {"username": "ana", "password": "sesame"})
    assert SignInFailure.objects.count() == 5
    assert known.post(CODE, {"code": codes[1]}, REMOTE_ADDR="192.0.2.44").url == HOME


def test_guesses_from_everywhere_stop_strangers_and_not_the_editors_own_browser(editor: User) -> None:
    codes = with_second_factor(editor)
    known = signed_in(editor)
    known.post(CODE, {"code": codes[0]})
    known.post("/admin/logout/")
    SignInFailure.objects.bulk_create(
        SignInFailure(account=account_key("ana", "code"), address=f"198.51.100.{number}") for number in range(10)
    )
    assert said(signed_in(editor).post(CODE, {"code": codes[1]})) == "Trop de tentatives. Réessayez dans 30 minutes."
    known.post("/admin/login/", {"username": "ana", "password": "sesame"})
    assert known.post(CODE, {"code": codes[1]}).url == HOME


def test_a_known_browser_may_not_guess_codes_either(editor: User) -> None:
    codes = with_second_factor(editor)
    known = signed_in(editor)
    known.post(CODE, {"code": codes[0]})
    known.post("/admin/logout/")
    known.post("/admin/login/", {"username": "ana", "password": "sesame"})
    for number in range(5):
        known.post(CODE, {"code": "000000"}, REMOTE_ADDR=f"192.0.2.{number}")
    assert said(known.post(CODE, {"code": codes[1]})) == "Trop de tentatives. Réessayez dans 30 minutes."
    assert not lets_in(known)


def test_new_emergency_codes_replace_the_old_ones(editor: User) -> None:
    codes = with_second_factor(editor)
    client = signed_in(editor)
    client.post(CODE, {"code": codes[0]})
    assert said(client.post(ACCOUNT, {"code": "", "wanted": "codes"}))
    answer = client.post(ACCOUNT, {"code": codes[1], "wanted": "codes"})
    assert len(re.findall(r"<code>[0-9A-Z-]{14}</code>", answer.content.decode())) == 10
    assert said(signed_in(editor).post(CODE, {"code": codes[2]})) == WRONG


def test_it_is_removed_with_a_code(editor: User) -> None:
    codes = with_second_factor(editor)
    client = signed_in(editor)
    client.post(CODE, {"code": codes[0]})
    client.post(ACCOUNT, {"code": "000000", "wanted": "removal"})
    assert devices.confirmed_device(editor)
    client.post(ACCOUNT, {"code": codes[1], "wanted": "removal"})
    assert (TOTPDevice.objects.count(), StaticToken.objects.count()) == (0, 0)
    assert lets_in(signed_in(editor))


def test_roles_that_must_have_one_get_nowhere_before(settings: Any) -> None:
    settings.SECOND_FACTOR_ROLES = ["editor"]
    seed_roles()
    editor, contributor = account(Role.EDITOR, RubricFactory()), account(Role.CONTRIBUTOR)
    client = signed_in(editor)
    assert client.get(HOME).url == f"{SET_UP}?next=%2Fadmin%2F"
    assert "Votre rôle l’exige" in client.get(SET_UP).content.decode()
    client.post(SET_UP, {"code": code_of(editor)})
    assert lets_in(client)
    code = devices.new_emergency_codes(editor)[0]
    client.post(ACCOUNT, {"code": code, "wanted": "removal"})
    assert devices.confirmed_device(editor)
    assert lets_in(signed_in(contributor))


@pytest.mark.parametrize(
    ("roles", "required"), [(["administrator"], True), (["*"], True), (["editor"], False), ([], False)]
)
def test_superusers_count_as_administrators(editor: User, settings: Any, roles: list[str], required: bool) -> None:
    settings.SECOND_FACTOR_ROLES = roles
    assert lets_in(signed_in(editor)) is not required


def test_who_is_already_in_when_it_becomes_required_has_to_set_it_up(editor: User, settings: Any) -> None:
    client = signed_in(editor)
    assert lets_in(client)
    settings.SECOND_FACTOR_ROLES = ["*"]
    assert client.get(HOME).url.startswith(SET_UP)


def test_a_lost_telephone(editor: User, capsys: pytest.CaptureFixture[str]) -> None:
    with_second_factor(editor)
    with pytest.raises(CommandError, match=r"There is no account zoe\."):
        call_command("reset_second_factor", "zoe")
    call_command("reset_second_factor", "ana")
    assert capsys.readouterr().out == "ana has no second factor any more.\n"
    assert lets_in(signed_in(editor))


def test_the_settings_know_the_roles() -> None:
    assert list(ROLES) == Role.values
