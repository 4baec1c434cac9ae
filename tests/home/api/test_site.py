"""What the publication says of itself, and its front page."""

from typing import Any

import pytest
from django.utils import translation

from cms.core.licences import Licence
from home.models import FeaturedArticle, PublicationSettings, SocialLink
from tests.asking import ask
from tests.factories import (
    ArticleFactory,
    CollectionFactory,
    FormPageFactory,
    ImageFactory,
    StandardPageFactory,
    make_site,
    restrict,
)

pytestmark = pytest.mark.django_db

FIELDS = """
    name tagline url locale locales social { label url } twitterHandle contactEmail
    licence { name url attribution } shareImage { title }
    openLab { title text open page { __typename path } }
"""


def in_french(licence: Licence) -> str:
    """Return a licence's name as readers get it, whatever the language of the caller."""
    with translation.override("fr"):
        return str(licence.label)


def site() -> dict[str, Any]:
    """Return what the main site says of itself."""
    return ask(f"{{ site {{ {FIELDS} }} }}")["site"]


def test_site_without_settings_answers_defaults_and_stores_nothing() -> None:
    make_site()

    assert site() == {
        "name": "Rubrique",
        "tagline": "",
        "url": "http://localhost/",
        "locale": "fr",
        "locales": ["fr"],
        "social": [],
        "twitterHandle": None,
        "contactEmail": None,
        "licence": {
            "name": "Licence Ouverte 2.0",
            "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
            "attribution": "Rubrique",
        },
        "shareImage": None,
        "openLab": {"title": "", "text": "", "open": True, "page": None},
    }
    assert not PublicationSettings.objects.exists()


def test_site_answers_what_editors_wrote() -> None:
    form = FormPageFactory(slug="ecrire")
    settings = PublicationSettings.objects.create(
        site=make_site().site,
        name="Le Labo",
        tagline="Pour tous",
        twitter_handle="LeLabo",
        contact_email="labo@example.org",
        licence="CC-BY-SA-4.0",
        share_image=ImageFactory(title="Partage"),
        open_lab_title="À vous",
        open_lab_text="Une idée ?",
        open_lab_open=False,
        open_lab_page=form.page_ptr,
    )
    SocialLink.objects.create(publication=settings, label="Deux", url="https://deux.example.org", sort_order=2)
    SocialLink.objects.create(publication=settings, label="Un", url="https://un.example.org", sort_order=1)

    assert site() == {
        "name": "Le Labo",
        "tagline": "Pour tous",
        "url": "http://localhost/",
        "locale": "fr",
        "locales": ["fr"],
        "social": [
            {"label": "Un", "url": "https://un.example.org"},
            {"label": "Deux", "url": "https://deux.example.org"},
        ],
        "twitterHandle": "LeLabo",
        "contactEmail": "labo@example.org",
        "licence": {
            "name": in_french(Licence.CC_BY_SA_4),
            "url": "https://creativecommons.org/licenses/by-sa/4.0/",
            "attribution": "Le Labo",
        },
        "shareImage": {"title": "Partage"},
        "openLab": {
            "title": "À vous",
            "text": "Une idée ?",
            "open": False,
            "page": {"__typename": "FormPage", "path": "/ecrire/"},
        },
    }


def test_name_of_the_site_stands_in_for_the_publication_s() -> None:
    made = make_site().site
    made.site_name = "Site de test"
    made.save()

    assert site()["name"] == "Site de test"


def test_hidden_share_image_and_page_are_not_shown() -> None:
    private = CollectionFactory()
    restrict(private)
    PublicationSettings.objects.create(
        site=make_site().site,
        share_image=ImageFactory(collection=private),
        open_lab_page=StandardPageFactory(live=False).page_ptr,
    )

    found = site()
    assert (found["shareImage"], found["openLab"]["page"]) == (None, None)


def test_front_page_answers_its_introduction_and_what_editors_put_forward() -> None:
    home = make_site().home
    empty = ask('{ page(path: "/") { ... on HomePage { intro { text } featured { title } body { id } } } }')["page"]
    assert empty == {"intro": None, "featured": [], "body": []}

    home.intro = "<p>Bonjour.</p>"
    home.save()
    second, first = ArticleFactory(title="Deux"), ArticleFactory(title="Un")
    for position, article in enumerate([first, ArticleFactory(live=False), second]):
        FeaturedArticle.objects.create(home=home, article=article, sort_order=position)
    found = ask('{ page(path: "/") { ... on HomePage { intro { text } featured { title rubric { title } } } } }')[
        "page"
    ]
    assert found["intro"] == {"text": "Bonjour."}
    assert [article["title"] for article in found["featured"]] == ["Un", "Deux"]
