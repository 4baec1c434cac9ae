"""An administrator resets a colleague's second factor in the admin: who may, what is noted, and who is told."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import ModelLogEntry

from cms.newsroom.accounts.second_factor.devices import confirmed_device
from tests.cms.newsroom.accounts.test_second_factor import lets_in, signed_in, with_second_factor
from tests.factories import UserFactory, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague() -> User:
    """Somebody with a second factor."""
    make_site()
    user: User = UserFactory(username="ana", is_superuser=False)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    with_second_factor(user)
    return user


def keeper_of_accounts(**fields: Any) -> User:
    """Return somebody who may change accounts, and is no superuser."""
    user: User = UserFactory(is_superuser=False, **fields)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "change_user"]))
    return user


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def reset_page(user: User) -> str:
    return reverse("second_factor_reset", args=[user.pk])


def edit_page(user: User) -> str:
    return reverse("wagtailusers_users:edit", args=[user.pk])


def test_it_is_asked_first_then_done_noted_and_told(colleague: User, mailoutbox: list[Any]) -> None:
    keeper = keeper_of_accounts()
    client = browser_of(keeper)
    assert reset_page(colleague) in client.get(edit_page(colleague)).content.decode()

    assert "Oui, le réinitialiser" in client.get(reset_page(colleague)).content.decode()
    assert confirmed_device(colleague)

    answer = client.post(reset_page(colleague), follow=True)

    assert answer.redirect_chain == [(edit_page(colleague), 302)]
    page = answer.content.decode()
    assert "Le second facteur de ana a été réinitialisé." in page
    assert reset_page(colleague) not in page
    assert (TOTPDevice.objects.count(), StaticToken.objects.count()) == (0, 0)
    assert lets_in(signed_in(colleague))
    [entry] = ModelLogEntry.objects.filter(action="accounts.second_factor_reset")
    assert (entry.user, entry.object_id, entry.message) == (keeper, str(colleague.pk), "Second facteur réinitialisé")


@pytest.mark.django_db(transaction=True)
def test_the_person_is_told_by_mail(colleague: User, mailoutbox: list[Any]) -> None:
    browser_of(UserFactory()).post(reset_page(colleague))

    [mail] = mailoutbox
    assert (mail.subject, mail.to) == ("Votre second facteur a été réinitialisé", ["ana@example.org"])
    assert reverse("second_factor") in mail.body


def test_a_superusers_is_reset_by_a_superuser_only() -> None:
    make_site()
    chief = UserFactory()
    with_second_factor(chief)
    client = browser_of(keeper_of_accounts())

    assert reset_page(chief) not in client.get(edit_page(chief)).content.decode()
    assert client.post(reset_page(chief)).status_code == 302
    assert confirmed_device(chief)

    browser_of(UserFactory()).post(reset_page(chief))
    assert not confirmed_device(chief)


def test_ones_own_is_removed_with_a_code_only() -> None:
    make_site()
    keeper = keeper_of_accounts(username="ana")
    codes = with_second_factor(keeper)
    client = signed_in(keeper)
    client.post(reverse("second_factor_code"), {"code": codes[0]})

    assert reset_page(keeper) not in client.get(edit_page(keeper)).content.decode()
    assert client.post(reset_page(keeper)).status_code == 302
    assert confirmed_device(keeper)


def test_who_may_not_change_accounts_learns_nothing(colleague: User) -> None:
    other: User = UserFactory(is_superuser=False)
    other.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = browser_of(other)

    answers = [client.post(reset_page(colleague)), client.post(reverse("second_factor_reset", args=[9999]))]

    assert [(answer.status_code, answer.url) for answer in answers] == [(302, "/admin/")] * 2
    assert confirmed_device(colleague)
    assert not ModelLogEntry.objects.exists()


def test_an_account_without_one_has_nothing_to_reset(mailoutbox: list[Any]) -> None:
    make_site()
    user = UserFactory(is_superuser=False)
    client = browser_of(UserFactory())

    assert reset_page(user) not in client.get(edit_page(user)).content.decode()
    assert "Ce compte n’a pas de second facteur." in client.post(reset_page(user), follow=True).content.decode()
    assert (mailoutbox, ModelLogEntry.objects.count()) == ([], 0)


def test_the_command_notes_it_too(colleague: User) -> None:
    call_command("reset_second_factor", "ana", verbosity=0)

    [entry] = ModelLogEntry.objects.filter(action="accounts.second_factor_reset")
    assert (entry.user, entry.object_id) == (None, str(colleague.pk))
