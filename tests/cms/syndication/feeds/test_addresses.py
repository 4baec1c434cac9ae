"""Where feeds are, and what is said of those that aren't."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from home.models import HomePage
from tests.asking import ask
from tests.cms.syndication.feeds.reading import get, parsed, refusal, titles
from tests.factories import ArticleFactory, CallFactory, RubricFactory, add_language, french, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def english() -> Any:
    """Return an article in English, on the site that has one in French."""
    ArticleFactory(title="Français", parent=RubricFactory(slug="inclusion"))
    rubric = RubricFactory(parent=add_language("en"), slug="inclusion")
    return ArticleFactory(title="English", parent=rubric)


@pytest.fixture
def second_site() -> Any:
    """Return a second site, with an article of its own."""
    ArticleFactory(title="Ici", parent=RubricFactory(slug="inclusion"))
    root = make_site().home.get_parent()
    root.refresh_from_db()
    home = root.add_child(instance=HomePage(title="Autre", slug="autre", locale=french()))
    ArticleFactory(title="Ailleurs", parent=RubricFactory(parent=home))
    return Site.objects.create(hostname="autre.example.org", root_page=home)


def test_rubric_holds_what_is_below_it_and_its_guests() -> None:
    rubric = RubricFactory(slug="inclusion")
    ArticleFactory(title="Dedans", parent=rubric)
    ArticleFactory(title="Plus bas", parent=RubricFactory(parent=rubric))
    ArticleFactory(title="Invité", also_in=[rubric])
    ArticleFactory(title="Dehors")
    assert sorted(titles("rubrics/inclusion")) == ["Dedans", "Invité", "Plus bas"]


def test_two_rubrics_of_one_slug_share_a_feed() -> None:
    high = RubricFactory(slug="actualites", title="En haut")
    low = RubricFactory(slug="actualites", title="En bas", parent=RubricFactory())
    ArticleFactory(title="Un", parent=high)
    ArticleFactory(title="Deux", parent=low)
    assert sorted(titles("rubrics/actualites")) == ["Deux", "Un"]
    assert parsed("rubrics/actualites").feed.title == "En haut – Rubrique"


def test_tag_and_call_hold_their_articles() -> None:
    call = CallFactory(slug="tremplin", name="Tremplin")
    ArticleFactory(title="Les deux", tags=["Très haut débit"], call=call)
    ArticleFactory(title="Aucun")
    assert titles("tags/tres-haut-debit") == ["Les deux"]
    assert titles("calls/tremplin") == ["Les deux"]
    assert parsed("tags/tres-haut-debit").feed.title == "Très haut débit – Rubrique"
    assert parsed("calls/tremplin").feed.title == "Tremplin – Rubrique"


def test_empty_feed_is_a_feed() -> None:
    RubricFactory(slug="vide")
    assert titles("rubrics/vide") == titles("articles") == []
    for form in ("atom", "rss"):
        assert parsed("rubrics/vide", form).entries == []


def test_article_hidden_from_search_engines_is_left_out() -> None:
    rubric = RubricFactory(slug="inclusion")
    ArticleFactory(title="Discret", parent=rubric, hidden_from_search_engines=True, tags=["discret"])
    ArticleFactory(title="Montré", parent=rubric)
    assert titles() == titles("rubrics/inclusion") == ["Montré"]
    refusal("tags/discret")


def test_language_is_asked_for(english: Any) -> None:
    assert (titles(), titles(locale="en")) == (["Français"], ["English"])
    assert titles("rubrics/inclusion", locale="en") == ["English"]
    feed = parsed(locale="en").feed
    assert (feed.language, feed.link) == ("en", "http://localhost/en/")
    own = [link.href for link in feed.links if link.rel == "self"]
    assert own == ["http://localhost:8000/feeds/articles.atom?locale=en"]
    assert feed.id != parsed().feed.id
    assert refusal("articles", status=400, locale="de") == "`locale` takes a language of the site: en, fr."


def test_translations_have_ids_of_their_own() -> None:
    article = ArticleFactory()
    english = add_language("en")
    article.get_parent().copy_for_translation(english.locale).save_revision().publish()
    article.copy_for_translation(english.locale).save_revision().publish()
    ((french_one,), (english_one,)) = parsed().entries, parsed(locale="en").entries
    assert french_one.id != english_one.id


def test_site_is_asked_for_or_told_by_the_host(second_site: Any, settings: Any) -> None:
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "autre.example.org"]
    assert titles() == ["Ici"]
    assert titles(host="127.0.0.1") == ["Ici"]
    assert titles(site="autre.example.org") == titles(host="autre.example.org") == ["Ailleurs"]
    own = "http://localhost:8000/feeds/articles.atom?site=autre.example.org"
    for feed in (parsed(site="autre.example.org").feed, parsed(host="autre.example.org").feed):
        assert [link.href for link in feed.links if link.rel == "self"] == [own]
    refusal("rubrics/inclusion", site="autre.example.org")
    assert refusal("articles", status=400, site="nulle.part") == (
        "`site` takes the host of a reader site: autre.example.org:80, localhost:80."
    )


@pytest.mark.parametrize("name", ["nothing", "rubrics", "articles/x", "authors/x"])
def test_unknown_kind_is_refused_with_those_that_there_are(name: str) -> None:
    make_site()
    assert refusal(name) == (
        "There is no such feed. Feeds are at /feeds/articles and /feeds/rubrics/<slug> and /feeds/tags/<slug> "
        "and /feeds/calls/<slug>, ending in .atom, .rss or .json."
    )


@pytest.mark.parametrize(
    ("name", "thing"),
    [("rubrics/rien", "rubric “rien”"), ("tags/rien", "tag “rien”"), ("calls/rien", "call for projects “rien”")],
)
def test_unknown_slug_is_refused_in_plain_words(name: str, thing: str) -> None:
    make_site()
    assert refusal(name) == f"Nothing is published as the {thing}: it may have been renamed or withdrawn."


def test_answers_do_not_vary_on_the_caller() -> None:
    make_site()
    response = get("articles", headers={"Accept-Language": "en", "Cookie": "sessionid=x"})
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_api_names_the_feeds_of_a_site_and_of_a_rubric(english: Any) -> None:
    answer = ask("{ site { feeds { label url } } rubrics { feedUrl } }")
    base = "http://localhost:8000/feeds/articles"
    assert answer["site"]["feeds"] == [
        {"label": "Atom", "url": f"{base}.atom"},
        {"label": "RSS", "url": f"{base}.rss"},
        {"label": "JSON Feed", "url": f"{base}.json"},
        {"label": "Atom (en)", "url": f"{base}.atom?locale=en"},
        {"label": "RSS (en)", "url": f"{base}.rss?locale=en"},
        {"label": "JSON Feed (en)", "url": f"{base}.json?locale=en"},
    ]
    assert answer["rubrics"] == [{"feedUrl": "http://localhost:8000/feeds/rubrics/inclusion.atom"}]
    for link in answer["site"]["feeds"]:
        assert Client().get(link["url"]).status_code == 200


def test_reader_pages_lead_to_the_feed() -> None:
    article = ArticleFactory()
    feed = "http://localhost:8000/feeds/articles.atom"
    link = f'<link rel="alternate" type="application/atom+xml" title="Rubrique" href="{feed}">'
    for path in ("/", article.get_url()):
        assert link in Client().get(path, headers={"Host": "localhost"}).content.decode()
