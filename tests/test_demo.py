"""The demo publication: the facts of its source are there, and nobody's work is ever overwritten."""

import json
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from wagtail.models import Locale, Page, Revision, Site

from blog.models import ArticlePage, Author, RubricPage
from cms.core.models import LibraryImage
from cms.core.rich_text import plain
from home.models import FormPage, HomePage, Menu, PublicationSettings, StandardPage
from laureates.models import Award, CallForProjects, Laureate, Territory
from tests.demo_facts import FACTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

ARTICLE = "soutien-aux-associations-tremplinasso"
ASSOCIATIONS = [
    "Association française des petits débrouillards",
    "Emmaüs Connect",
    "LePoleS",
    "Unis-Cité",
    "Wimoov",
    "Zone d’expression prioritaire (Zep)",
]


def load() -> str:
    """Load the demo and return what it said."""
    said = StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the demo once, which takes seconds; each test starts from it and leaves it as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture
def article() -> ArticlePage:
    return ArticlePage.objects.get(slug=ARTICLE)


def rows() -> dict[str, str]:
    """Return every row that the demo could touch, by table; sizes of pictures and search aside."""
    labels = {"home", "blog", "laureates", "core", "wagtailcore", "auth", "taggit"}
    models = [model for model in apps.get_models() if model._meta.app_label in labels and model._meta.managed]
    return {model._meta.label: serializers.serialize("json", model._base_manager.order_by("pk")) for model in models}


def words(article: ArticlePage) -> str:
    """Return every word of an article's blocks, with ordinary spaces."""
    stored = json.dumps(article.body.get_prep_value(), ensure_ascii=False)
    return plain(f"{article.title} {article.intro} {stored}").replace("\u00a0", " ").replace("’", "'")


def test_article_speaks_of_each_association_once_and_in_order(article: ArticlePage) -> None:
    assert [mention.laureate.name for mention in article.mentions.all()] == ASSOCIATIONS
    assert [block.value["laureate"].name for block in article.body if block.block_type == "laureate"] == ASSOCIATIONS
    assert article.live
    assert "TremplinAsso" in article.tags.names()
    assert [each.author.name for each in article.article_authors.all()] == ["Mission Société Numérique"]
    assert article.get_parent().specific_class is RubricPage
    assert article.cover.description != ""


def test_article_is_made_of_typed_blocks_that_an_editor_could_save(article: ArticlePage) -> None:
    types = {block.block_type for block in article.body}

    assert types == {"paragraph", "quote", "heading", "call", "key_figures", "laureate", "contribute"}
    article.full_clean()
    assert article.body.stream_block.clean(article.body) is not None


def test_article_gives_every_fact_of_its_source(article: ArticlePage) -> None:
    told = words(article)

    assert [fact for fact in FACTS if fact not in told] == []


def test_quotations_have_their_speakers(article: ArticlePage) -> None:
    quotes = [block.value for block in article.body if block.block_type == "quote"]

    assert [quote["speaker"] for quote in quotes] == [
        "Julien Denormandie",
        "Les petits débrouillards",
        "Unis-Cité",
        "Zone d’expression prioritaire (Zep)",
    ]
    assert quotes[0]["role"].endswith("chargé de la Ville et du Logement")


def test_laureates_have_their_figures_and_nothing_that_the_source_does_not_say() -> None:
    laureates = {laureate.slug: laureate for laureate in Laureate.objects.all()}
    figures = {slug: [int(each.value) for each in one.key_figures.all()] for slug, one in laureates.items()}
    assert sorted(laureate.name for laureate in laureates.values()) == sorted(ASSOCIATIONS)
    assert figures == {
        "petits-debrouillards": [19, 58, 200, 2_000, 700_000],
        "emmaus-connect": [],
        "lepoles": [200, 10],
        "unis-cite": [16, 200, 20],
        "wimoov": [11_000],
        "zep": [],
    }
    assert {slug: one.founded for slug, one in laureates.items() if one.founded} == {"unis-cite": 1995, "zep": 2013}
    assert [(one.siren, one.rna, one.website) for one in laureates.values()] == [("", "", "")] * 6
    assert [each.as_of for each in laureates["lepoles"].key_figures.all()] == [2017, None]
    assert [each.name for each in laureates["lepoles"].labels.all()] == ["Grande Ecole du Numérique"]
    assert [each.name for each in laureates["zep"].partners.all()] == ["France Inter", "Libération"]
    assert [each.name for each in laureates["unis-cite"].programmes.all()] == [
        "Les Connectés",
        "Ambassadeur des Médias et de l’Information",
    ]
    assert [each.territory.name for each in laureates["lepoles"].territory_links.all()] == [
        "Île-de-France",
        "Villeneuve-la-Garenne",
        "Pierrefitte-sur-Seine",
        "Pantin",
        "Vitry-sur-Seine",
        "Gonesse",
        "Chelles",
        "Paris 18e",
        "Poissy",
    ]
    assert set(Territory.objects.values_list("code", flat=True)) == {""}
    for laureate in laureates.values():
        assert laureate.live
        assert laureate.logo.description != ""
        laureate.full_clean()


def test_call_has_its_money_and_its_winners() -> None:
    call = CallForProjects.objects.get()
    assert (call.hashtag, call.budget, call.currency, call.expected_laureates) == (
        "TremplinAsso",
        Decimal(15_000_000),
        "EUR",
        44,
    )
    assert (call.opened, call.closes, call.announced) == (None, None, None)
    assert [award.laureate.name for award in call.awards.all()] == ASSOCIATIONS
    assert {(award.project, award.year, award.amount) for award in Award.objects.all()} == {("", None, None)}


def test_publication_stands_on_its_own_front_page() -> None:
    site = Site.objects.get()
    home = HomePage.objects.get()
    assert (site.root_page_id, site.is_default_site, site.root_url) == (home.pk, True, settings.READER_URL)
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert {page.locale.language_code for page in Page.objects.all()} == {"fr"}
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"fr", "en"}
    assert [each.article.slug for each in home.featured_articles.all()] == [ARTICLE]
    publication = PublicationSettings.for_site(site)
    assert (publication.licence, publication.twitter_handle, publication.contact_email) == ("etalab-2.0", "", "")
    assert [link.label for link in publication.social_links.all()] == ["Twitter"]
    assert publication.open_lab_page.slug == "labo-ouvert"


def test_menu_has_two_levels() -> None:
    items = [item.value for item in Menu.objects.get(handle="main").items]
    assert [item["page"].title for item in items] == [
        "Inclusion numérique",
        "Médiation numérique",
        "Territoires",
        "À propos",
    ]
    assert [child["page"].title for child in items[-1]["children"]] == ["Labo ouvert", "Nous écrire"]


def test_every_page_is_served_with_its_words() -> None:
    for page in Page.objects.filter(depth__gt=1).specific():
        response = Client().get(page.url)
        assert (page.url, response.status_code) == (page.url, 200)
        if not isinstance(page, HomePage):
            assert f"<h1>{page.title}</h1>" in response.content.decode()


def test_all_is_published_with_its_history() -> None:
    things = [*Author.objects.all(), *Laureate.objects.all(), *CallForProjects.objects.all()]
    things += [page.specific for page in Page.objects.filter(depth__gt=1)]
    assert len(things) == 16
    for thing in things:
        assert (str(thing), thing.live, thing.has_unpublished_changes) == (str(thing), True, False)
        assert thing.latest_revision == thing.live_revision != None  # noqa: E711 - the three are one.


def test_every_picture_says_what_it_shows() -> None:
    pictures = LibraryImage.objects.all()
    assert len(pictures) == 10
    assert [picture.title for picture in pictures if not picture.description] == []
    assert len({picture.file_hash or picture.get_file_hash() for picture in pictures}) == 10


def test_second_run_changes_nothing() -> None:
    before = rows()

    said = load()

    assert said == "Nothing was missing.\nThe demo publication is there.\n"
    assert rows() == before


def test_editors_work_is_kept(article: ArticlePage) -> None:
    article.title = "Un autre titre"
    article.save_revision().publish()
    laureate = Laureate.objects.get(slug="wimoov")
    laureate.key_figures.all().delete()
    laureate.summary = "Revu."
    laureate.save_revision().publish()
    home = HomePage.objects.get()
    home.featured_articles.all().delete()
    Menu.objects.update(items="[]")
    PublicationSettings.objects.update(tagline="Autrement.")
    article.move(RubricPage.objects.get(slug="territoires"), pos="last-child")
    before, latest = rows(), Revision.objects.order_by("-pk").first()

    load()

    assert rows() == before
    assert Revision.objects.order_by("-pk").first() == latest
    assert ArticlePage.objects.get().title == "Un autre titre"


def test_what_an_editor_deleted_alone_comes_back() -> None:
    StandardPage.objects.get(slug="a-propos").delete()

    said = load()

    assert said.splitlines()[0].endswith(": À propos")
    assert StandardPage.objects.filter(slug="a-propos").count() == 1
    assert FormPage.objects.count() == 1
