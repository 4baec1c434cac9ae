"""Partners in the admin: made and narrowed, their keys shown once, their use told; for those who manage them only."""

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from cms.partners.keys import KeyRefused, Refusal, authenticate
from cms.partners.models import Key, Partner
from tests.factories import ArticleFactory, PartnerFactory, RubricFactory, UserFactory, key_of, make_site
from tests.partner import get, happens, problem, pull_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client: Client) -> Client:
    user = UserFactory(is_superuser=False)
    user.groups.add(Group.objects.get(name="Gestion des partenaires"))
    client.force_login(user)
    return client


def page(partner: Partner) -> str:
    return f"/admin/partners/{partner.pk}/access/"


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def shown_key(response) -> str:
    (token,) = re.findall(r'value="(rbq_\w+)"', response.content.decode())
    return token


def test_a_manager_makes_a_partner_with_its_rubrics_and_types(manager):
    rubric = RubricFactory(title="Inclusion")
    ArticleFactory(title="Un article", parent=rubric)
    form = text(manager, "/admin/partner/new/")
    assert "Inclusion" in form
    assert "Un article" not in form
    values = {"name": "Gazette", "active": "on", "sections": [rubric.pk], "types": ["article"]}
    response = manager.post("/admin/partner/new/", values | {"per_minute": 5, "per_day": 50})
    assert response.status_code == 302, response.content.decode()
    partner = Partner.objects.get()
    assert (partner.whole_site, partner.types, partner.per_day) == (False, ["article"], 50)
    assert [each.pk for each in partner.sections.all()] == [rubric.pk]


def test_a_partner_that_would_get_nothing_is_refused(manager):
    make_site()
    response = manager.post("/admin/partner/new/", {"name": "Gazette", "per_minute": 5, "per_day": 50})
    assert response.status_code == 200
    assert "Choisissez une rubrique" in response.content.decode()
    assert not Partner.objects.exists()


def test_a_key_is_shown_once(manager):
    partner = PartnerFactory()
    response = manager.post(page(partner), {"note": "le site", "expires": "2999-12-31"})
    token = shown_key(response)
    assert "no-store" in response["Cache-Control"]
    assert authenticate(f"Bearer {token}").partner == partner
    later = text(manager, page(partner))
    assert token not in later
    assert Key.objects.get().prefix in later
    assert "le site" in later


def test_a_key_that_would_have_expired_is_not_made(manager):
    response = manager.post(page(PartnerFactory()), {"expires": "2019-01-01"})
    assert "Ce jour est passé." in response.content.decode()
    assert not Key.objects.exists()


def test_a_key_is_revoked_at_once(manager):
    partner = PartnerFactory()
    token = key_of(partner)
    response = manager.post(f"{page(partner)}{Key.objects.get().pk}/revoke/")
    assert response.status_code == 302
    with pytest.raises(KeyRefused) as refused:
        authenticate(f"Bearer {token}")
    assert refused.value.code == Refusal.KEY_REVOKED
    assert "Révoquée" in text(manager, page(partner))


def test_a_key_of_another_partner_is_not_revoked_from_here(manager):
    other = key_of(PartnerFactory())
    assert manager.post(f"{page(PartnerFactory())}{Key.objects.get().pk}/revoke/").status_code == 404
    assert authenticate(f"Bearer {other}")


def test_the_page_tells_what_was_taken_and_what_was_refused(manager):
    make_site()
    partner = PartnerFactory()
    assert "jamais synchronisé" in text(manager, page(partner))
    happens(ArticleFactory)
    key = key_of(partner)
    pull_all(key)
    assert "Tout a été lu." in text(manager, page(partner))
    problem(key, cursor="forged")
    happens(ArticleFactory)
    told = text(manager, page(partner))
    assert "CURSOR_INVALID" in told
    assert "<title>" in told
    assert "2 entrées n’ont pas encore été lues" in told


def test_the_list_and_the_form_lead_to_the_page(manager):
    partner = PartnerFactory(name="Gazette")
    assert page(partner) in text(manager, "/admin/partner/")
    assert page(partner) in text(manager, f"/admin/partner/edit/{partner.pk}/")


def test_an_inactive_partner_gets_nothing(manager):
    make_site()
    partner = PartnerFactory()
    key = key_of(partner)
    assert get(key).status_code == 200
    values = {"name": partner.name, "whole_site": "on", "per_minute": 5, "per_day": 50}
    assert manager.post(f"/admin/partner/edit/{partner.pk}/", values).status_code == 302
    assert problem(key) == (401, "PARTNER_INACTIVE")


@pytest.mark.parametrize("group", [None, "Editors", "Moderators"])
def test_others_see_and_change_nothing(client, group):
    partner = PartnerFactory()
    token = key_of(partner)
    user = UserFactory(is_superuser=False)
    user.groups.set(Group.objects.filter(name=group))
    client.force_login(user)
    for address in ("/admin/partner/", "/admin/partner/new/", page(partner)):
        assert client.get(address).status_code == 302
    revoke = f"{page(partner)}{Key.objects.get().pk}/revoke/"
    assert client.post(revoke).status_code == 302
    assert client.post(page(partner), {"note": "x"}).status_code == 302
    assert Key.objects.count() == 1
    assert authenticate(f"Bearer {token}")
