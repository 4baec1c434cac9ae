"""``manage.py create_partner``: prints a key once, refuses what it can't make, and then leaves nothing behind."""

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.partners.keys import authenticate
from cms.partners.models import Key, Partner
from tests.factories import ArticleFactory, RubricFactory, make_site

pytestmark = pytest.mark.django_db


def create(*arguments: str) -> str:
    out = StringIO()
    call_command("create_partner", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue().strip()


def test_it_prints_a_key_that_works():
    rubric = RubricFactory(slug="inclusion")
    token = create("Gazette", "--rubric", "inclusion", "--type", "article", "--expires", "2999-12-31")
    key = authenticate(f"Bearer {token}")
    assert (key.partner.name, key.partner.types, key.partner.whole_site) == ("Gazette", ["article"], False)
    assert [page.pk for page in key.partner.sections.all()] == [rubric.pk]
    assert timezone.localtime(key.expires_at).date() == datetime.date(2999, 12, 31)


def test_without_a_rubric_the_partner_has_them_all():
    create("Gazette")
    assert Partner.objects.get().whole_site is True
    assert Key.objects.get().expires_at is None


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--rubric", "inconnue"], 'No rubric "inconnue". The rubrics are inclusion, mobilite.'),
        (["--rubric", "un-article"], 'No rubric "un-article". The rubrics are inclusion, mobilite.'),
        (["--type", "artikel"], "No type artikel. The types are article, author,"),
        (["--expires", "demain"], "'demain' is no day to come, written like 2027-12-31"),
        (["--expires", "2019-01-01"], "'2019-01-01' is no day to come, written like 2027-12-31"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(arguments, sentence):
    RubricFactory(slug="mobilite")
    ArticleFactory(parent=RubricFactory(slug="inclusion"), slug="un-article")
    with pytest.raises(CommandError) as refused:
        create("Gazette", *arguments)
    assert sentence in str(refused.value)
    assert not Partner.objects.exists()


def test_a_name_is_taken_once():
    create("Gazette")
    with pytest.raises(CommandError, match='There is a partner "Gazette" already'):
        create("Gazette")
    assert (Partner.objects.count(), Key.objects.count()) == (1, 1)


def test_of_two_rubrics_with_one_slug_none_is_guessed():
    home = make_site().home
    upper = RubricFactory(slug="haut", parent=home)
    RubricFactory(slug="double", parent=home)
    RubricFactory(slug="double", parent=upper)
    with pytest.raises(CommandError, match="There are several rubrics"):
        create("Gazette", "--rubric", "double")
