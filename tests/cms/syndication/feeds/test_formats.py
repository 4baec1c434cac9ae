"""What the three formats say of one article, and of the feed itself."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid5

import pytest

from blog.models import ArticleCorrection
from cms.journal.models import PublicItem
from home.models import PublicationSettings
from tests.cms.syndication.feeds.reading import get, parsed
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ImageFactory,
    RubricFactory,
    body,
    heading,
    make_site,
    paragraph,
)

pytestmark = pytest.mark.django_db

PUBLISHED = datetime(2024, 10, 15, 8, 30, tzinfo=UTC)
TOLD = datetime(2024, 10, 16, 9, 0, 5, tzinfo=UTC)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
URL = "http://localhost/inclusion/mobilite/"
ATTRIBUTION = f"Le Monde des labos, « Mobilité & numérique », 15/10/2024, {URL}"
HTML = (
    '<h2 id="en-route">En route</h2>\n<p>Voir <a href="http://localhost/page/">la page</a> &lt;ici&gt;.</p>\n'
    "<aside><h2>Rectificatifs</h2><ul><li>16/10/2024 – Un chiffre &lt;faux&gt;.</li></ul></aside>"
)


@pytest.fixture
def article() -> Any:
    site = make_site().site
    PublicationSettings.objects.create(
        site=site, name="Le Labo", tagline="Le numérique pour tous", licence="etalab-2.0"
    )
    article = ArticleFactory(
        parent=RubricFactory(title="Inclusion", slug="inclusion", description="Du social."),
        title="Mobilité & numérique",
        slug="mobilite",
        intro="Ce que <em>tout</em> change.",
        body=body(heading("En route"), paragraph('<p>Voir <a href="/page/">la page</a> &lt;ici&gt;.</p>')),
        authors=[AuthorFactory(name="Ada Martin"), AuthorFactory(name="Mission Société Numérique")],
        tags=["très haut débit", "aidants"],
        cover=ImageFactory(description="Un bus", rendered=True),
        licence="CC-BY-4.0",
        source="Le Monde des labos",
        canonical_url="https://labos.example.org/mobilite",
        first_published_at=PUBLISHED,
    )
    ArticleCorrection.objects.create(article=article, at=TOLD, text="Un chiffre <faux>.")
    PublicItem.objects.filter(type="article", key=article.pk).update(at=TOLD)
    return article


def urn(article: Any) -> str:
    return uuid5(article.translation_key, "fr").urn


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_article_is_read_whole_from_xml(article: Any, form: str) -> None:
    (entry,) = parsed("articles", form).entries

    assert entry.id == urn(article)
    assert entry.title == "Mobilité & numérique"
    assert entry.link == URL
    assert (entry.published_parsed[:6], entry.updated_parsed[:6]) == ((2024, 10, 15, 8, 30, 0), (2024, 10, 16, 9, 0, 5))
    assert entry.summary == "Ce que <em>tout</em> change."
    assert entry.content[0].value == HTML
    assert [author.name for author in entry.authors if author] == ["Ada Martin", "Mission Société Numérique"]
    assert entry.rights == ATTRIBUTION
    assert {link.href for link in entry.links if link.rel == "license"} == {LICENCE}
    (thumbnail,) = entry.media_thumbnail
    assert "width-400" in thumbnail["url"]
    (enclosure,) = entry.enclosures
    rendition = article.cover.renditions.get(filter_spec="width-1200")
    assert enclosure == {
        **enclosure,
        "href": f"http://localhost:8000{rendition.url}",
        "type": "image/png",
        "length": str(rendition.file.size),
    }


def test_categories_say_which_feeds_there_are(article: Any) -> None:
    (entry,) = parsed("articles", "atom").entries
    assert [(tag.term, tag.label, tag.scheme) for tag in entry.tags] == [
        ("inclusion", "Inclusion", "http://localhost:8000/feeds/rubrics/"),
        ("aidants", "aidants", "http://localhost:8000/feeds/tags/"),
        ("tres-haut-debit", "très haut débit", "http://localhost:8000/feeds/tags/"),
    ]
    (item,) = parsed("articles", "rss").entries
    assert [tag.term for tag in item.tags] == ["Inclusion", "aidants", "très haut débit"]


def test_article_is_read_whole_from_json(article: Any) -> None:
    rendition = article.cover.renditions.get(filter_spec="width-1200")
    picture = f"http://localhost:8000{rendition.url}"

    assert get("articles", "json").json()["items"] == [
        {
            "id": urn(article),
            "url": URL,
            "external_url": "https://labos.example.org/mobilite",
            "title": "Mobilité & numérique",
            "content_html": HTML,
            "summary": "Ce que <em>tout</em> change.",
            "image": picture,
            "date_published": "2024-10-15T08:30:00+00:00",
            "date_modified": "2024-10-16T09:00:05+00:00",
            "authors": [{"name": "Ada Martin"}, {"name": "Mission Société Numérique"}],
            "tags": ["Inclusion", "aidants", "très haut débit"],
            "language": "fr",
            "attachments": [{"url": picture, "mime_type": "image/png", "size_in_bytes": rendition.file.size}],
            "_rights": {
                "licence": "Creative Commons Attribution 4.0",
                "licence_url": LICENCE,
                "attribution": ATTRIBUTION,
                "source": "Le Monde des labos",
            },
        }
    ]


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_feed_says_what_it_is(article: Any, form: str) -> None:
    channel = parsed("articles", form).feed

    assert channel.title == "Le Labo"
    assert channel.subtitle == "Le numérique pour tous"
    assert channel.link == "http://localhost/"
    assert channel.language == "fr"
    assert channel.rights == "Licence Ouverte 2.0"
    assert channel.updated_parsed[:6] == (2024, 10, 16, 9, 0, 5)
    addresses = {link.rel: link.href for link in channel.links}
    assert addresses == {
        "alternate": "http://localhost/",
        "self": f"http://localhost:8000/feeds/articles.{form}",
        "license": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    }


def test_json_feed_says_what_it_is(article: Any) -> None:
    feed = get("rubrics/inclusion", "json").json()
    feed.pop("items")
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Inclusion – Le Labo",
        "home_page_url": "http://localhost/inclusion/",
        "feed_url": "http://localhost:8000/feeds/rubrics/inclusion.json",
        "description": "Du social.",
        "language": "fr",
        "authors": [{"name": "Le Labo"}],
        "_archive": {"about": "https://www.rfc-editor.org/rfc/rfc5005", "archive": False, "complete": True},
        "_rights": {
            "licence": "Licence Ouverte 2.0",
            "licence_url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        },
    }


def test_media_types(article: Any) -> None:
    types = [get("articles", form)["Content-Type"] for form in ("atom", "rss", "json")]
    assert types == [f"application/{name}; charset=utf-8" for name in ("atom+xml", "rss+xml", "feed+json")]


def test_article_of_another_feed_names_the_feed_of_all_as_its_source(article: Any) -> None:
    main = parsed("articles").feed
    (entry,) = parsed("rubrics/inclusion").entries
    assert (entry.source.id, entry.source.title) == (main.id, "Le Labo")
    assert [link.href for link in entry.source.links if link.rel == "self"] == [
        "http://localhost:8000/feeds/articles.atom"
    ]
    (item,) = parsed("rubrics/inclusion", "rss").entries
    assert (item.source.title, item.source.href) == ("Le Labo", "http://localhost:8000/feeds/articles.rss")


def test_ids_outlive_new_slugs_and_titles(article: Any) -> None:
    before = parsed("rubrics/inclusion")
    rubric = article.get_parent().specific
    rubric.slug = "exclusion"
    rubric.save()
    article.refresh_from_db()
    article.slug, article.title = "neuf", "Neuf"
    article.save()

    after = parsed("rubrics/exclusion")
    assert after.entries[0].link == "http://localhost/exclusion/neuf/"
    assert (after.feed.id, after.entries[0].id) == (before.feed.id, before.entries[0].id)


def test_article_without_author_is_the_publications(article: Any) -> None:
    article.article_authors.all().delete()
    assert parsed("articles").entries[0].author == "Le Labo"
    assert parsed("articles", "rss").entries[0].author == "Le Labo"


def test_picture_that_is_declared_decorative_has_no_words(article: Any) -> None:
    assert b'title="Un bus"' in get("articles").content
    article.cover_decorative = True
    article.save()
    assert b'title="Un bus"' not in get("articles").content
    assert len(parsed("articles").entries[0].enclosures) == 1


def test_picture_that_is_not_rendered_yet_is_left_out(article: Any) -> None:
    article.cover.renditions.all().delete()
    (entry,) = parsed("articles").entries
    assert not entry.enclosures
    assert "media_thumbnail" not in entry
