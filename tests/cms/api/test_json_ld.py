"""Pages, articles and laureates in the words of schema.org."""

from datetime import UTC, datetime
from typing import Any

import pytest

from blog.models import ArticleCorrection
from tests.asking import ask
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    AwardFactory,
    CallFactory,
    ImageFactory,
    LaureateFactory,
    RubricFactory,
    StandardPageFactory,
    body,
    laureate,
)

pytestmark = pytest.mark.django_db


def graph(page: Any) -> list[dict[str, Any]]:
    """Return what schema.org is told of a page."""
    found = ask(f"{{ page(id: {page.pk}) {{ seo {{ jsonLd }} }} }}")["page"]["seo"]["jsonLd"]
    assert found["@context"] == "https://schema.org"
    assert found.keys() == {"@context", "@graph"}
    return found["@graph"]


def test_standard_page_and_its_breadcrumbs() -> None:
    page = StandardPageFactory(
        title="À propos",
        slug="a-propos",
        intro="Qui nous sommes.",
        first_published_at=datetime(2019, 6, 24, 8, tzinfo=UTC),
        last_published_at=datetime(2019, 6, 25, 8, tzinfo=UTC),
    )

    url = "http://localhost/a-propos/"
    assert graph(page) == [
        {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": "À propos",
            "description": "Qui nous sommes.",
            "inLanguage": "fr",
            "datePublished": "2019-06-24T08:00:00Z",
            "dateModified": "2019-06-25T08:00:00Z",
        },
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Le Labo", "item": "http://localhost/"},
                {"@type": "ListItem", "position": 2, "name": "À propos", "item": url},
            ],
        },
    ]


def test_rubric_is_a_collection() -> None:
    assert graph(RubricFactory(description="Pour tous."))[0]["@type"] == "CollectionPage"


def test_article_tells_who_wrote_it_and_of_whom_it_speaks() -> None:
    association = LaureateFactory(name="Asso", summary="Elle aide.", founded=1995, siren="732829320")
    award = AwardFactory(
        laureate=association, call=CallFactory(organiser="Agence", currency="EUR"), project="Projet", amount="1500.50"
    )
    article = ArticleFactory(
        title="Titre",
        parent=RubricFactory(title="Inclusion"),
        authors=[AuthorFactory(name="Ali"), AuthorFactory(name="Mission", kind="organisation")],
        tags=["Sport"],
        cover=ImageFactory(rendered=True),
        body=body(laureate(association)),
    )
    ArticleCorrection.objects.create(article=article, at=datetime(2019, 7, 1, 8, tzinfo=UTC), text="15 millions.")

    news, _breadcrumbs, organization, grant = graph(article)
    identity, prize = f"urn:rubrique:laureate:{association.pk}", f"urn:rubrique:award:{award.pk}"
    assert {
        "@type": "NewsArticle",
        "headline": "Titre",
        "author": [{"@type": "Person", "name": "Ali"}, {"@type": "Organization", "name": "Mission"}],
        "articleSection": "Inclusion",
        "keywords": ["Sport"],
        "license": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        "about": [{"@id": identity}],
        "correction": [{"@type": "CorrectionComment", "text": "15 millions.", "datePublished": "2019-07-01T08:00:00Z"}],
    }.items() <= news.items()
    assert len(news["image"]) == 1
    assert organization == {
        "@type": "Organization",
        "@id": identity,
        "name": "Asso",
        "description": "Elle aide.",
        "foundingDate": "1995",
        "identifier": [{"@type": "PropertyValue", "propertyID": "SIREN", "value": "732829320"}],
        "funding": [{"@id": prize}],
    }
    assert grant == {
        "@type": "MonetaryGrant",
        "@id": prize,
        "name": "Projet",
        "fundedItem": {"@id": identity},
        "funder": {"@type": "Organization", "name": "Agence"},
        "amount": {"@type": "MonetaryAmount", "value": 1500.5, "currency": "EUR"},
    }


def test_bare_article_says_nothing_that_it_does_not_know() -> None:
    news, _breadcrumbs = graph(ArticleFactory())

    assert not {"author", "keywords", "image", "about", "correction"} & news.keys()


def test_hidden_things_are_not_told() -> None:
    hidden = LaureateFactory(name="Secrète", live=False)
    article = ArticleFactory(authors=[AuthorFactory(name="Secret", live=False)], body=body(laureate(hidden)))

    assert "Secr" not in str(graph(article))
