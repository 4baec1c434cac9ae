"""Under what terms an article can be reused: its own, else the publication's."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from cms.core.licences import Licence
from home.models import PublicationSettings
from tests.asking import ask
from tests.factories import ArticleFactory, RubricFactory, make_site

pytestmark = pytest.mark.django_db

ETALAB = {"name": "Licence Ouverte 2.0", "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"}


def made(**fields: object) -> object:
    """Return an article with an address and a date that are known."""
    return ArticleFactory(
        title="Des ateliers",
        slug="ateliers",
        parent=RubricFactory(slug="inclusion"),
        first_published_at=datetime(2019, 6, 24, 8, tzinfo=UTC),
        **fields,
    )


def licence(article: object) -> dict:
    """Return an article's licence."""
    document = f"{{ article(id: {article.pk}) {{ licence {{ name url attribution }} }} }}"
    return ask(document)["article"]["licence"]


def publication(**fields: object) -> None:
    """Store what the publication says of itself."""
    PublicationSettings.objects.create(site=make_site().site, **fields)


def test_publication_without_settings_uses_the_open_licence_and_its_default_name() -> None:
    article = made()

    attribution = "Rubrique, « Des ateliers », 24/06/2019, http://localhost/inclusion/ateliers/"
    assert licence(article) == {**ETALAB, "attribution": attribution}


def test_licence_and_name_of_the_publication_are_the_default() -> None:
    publication(name="Le Labo", licence="CC-BY-4.0")
    article = made()

    assert licence(article) == {
        "name": "Creative Commons Attribution 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
        "attribution": "Le Labo, « Des ateliers », 24/06/2019, http://localhost/inclusion/ateliers/",
    }


def test_article_can_have_a_licence_and_a_source_of_its_own() -> None:
    publication(name="Le Labo", licence="CC-BY-4.0")
    article = made(licence="etalab-2.0", source="La Gazette")

    attribution = "La Gazette, « Des ateliers », 24/06/2019, http://localhost/inclusion/ateliers/"
    assert licence(article) == {**ETALAB, "attribution": attribution}


def test_all_rights_reserved_has_no_address() -> None:
    found = licence(made(licence="all-rights-reserved"))

    with translation.override("fr"):
        assert (found["name"], found["url"]) == (str(Licence.ALL_RIGHTS.label), "")


def test_day_is_the_one_of_the_publications_readers() -> None:
    article = ArticleFactory(first_published_at=datetime(2019, 6, 30, 22, 30, tzinfo=UTC))

    assert ", 01/07/2019, " in licence(article)["attribution"]


def test_reading_the_licence_stores_nothing() -> None:
    licence(made())

    assert not PublicationSettings.objects.exists()
