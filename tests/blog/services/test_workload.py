"""The benchmark's content: all of it is there, the tree is sound, a second run adds nothing, wrong files are named."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import Page, ReferenceIndex, Site
from wagtail.search.models import IndexEntry

from bench.make_content import content as make_content
from blog.models import ArticlePage, Author, RubricPage
from blog.services.mentions import laureates_in_body
from cms.core.images.presets import all_specs
from cms.core.models import LibraryImage, SearchDocument
from cms.core.search.indexing import rebuild
from laureates.models import CallForProjects, Laureate, Territory
from tests.factories import ArticleFactory, make_site, png

pytestmark = [pytest.mark.once, pytest.mark.django_db]

ARTICLES, AUTHORS, IMAGES, LAUREATES = 50, 3, 2, 5


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    """Return the content of the benchmark, with few authors, pictures and laureates."""
    made = make_content(ARTICLES)
    for name, count in {"authors": AUTHORS, "images": IMAGES, "laureates": LAUREATES}.items():
        made[name] = made[name][:count]
    for laureate in made["laureates"]:
        laureate["logo"] %= IMAGES
    for article in made["articles"]:
        article["author"] %= AUTHORS
        article["image"] %= IMAGES
        for part in article["body"]:
            if part["type"] == "image":
                part["image"] %= IMAGES
            if part["type"] == "laureates":
                part["laureates"] = [position % LAUREATES for position in part["laureates"]]
    return made


@pytest.fixture
def file(content: dict[str, Any], tmp_path: Path) -> Path:
    """Return the file with its tiny pictures beside it."""
    (tmp_path / "images").mkdir()
    for number, image in enumerate(content["images"]):
        (tmp_path / "images" / image["file"]).write_bytes(png(64 + number, 36))
    return write(tmp_path, content)


def write(folder: Path, content: Any) -> Path:
    """Write a content file."""
    file = folder / "content.json"
    file.write_text(json.dumps(content))
    return file


def load(file: Path, **options: Any) -> str:
    """Run the command and return what it says."""
    said = StringIO()
    call_command("load_workload", str(file), stdout=said, **options)
    return said.getvalue()


def test_all_of_the_content_is_there(file: Path, content: dict[str, Any]) -> None:
    assert load(file) == "Articles made: 50; there before: 0.\n"

    assert RubricPage.objects.live().count() == 12
    assert Author.objects.filter(live=True).count() == AUTHORS
    assert CallForProjects.objects.values_list("slug", "hashtag", "budget", "opened").get() == (
        "tremplin-asso",
        "TremplinAsso",
        15_000_000,
        datetime(2019, 2, 1).date(),
    )
    images = LibraryImage.objects.order_by("title")
    assert [image.description for image in images] == [image["alt"] for image in content["images"]]
    assert {image.renditions.count() for image in images} == {len(all_specs())}
    names = {name for laureate in content["laureates"] for name in laureate["territories"]}
    assert set(Territory.objects.values_list("name", flat=True)) == names


def test_laureates_are_those_of_the_file(file: Path, content: dict[str, Any]) -> None:
    load(file)

    for given in content["laureates"]:
        laureate = Laureate.objects.get(slug=given["slug"])
        assert (laureate.name, laureate.summary, laureate.website, laureate.founded, laureate.live) == (
            given["name"],
            given["summary"],
            given["website"],
            given["founded"],
            True,
        )
        assert laureate.description == f"<p>{given['description']}</p>"
        assert laureate.logo.description == content["images"][given["logo"]]["alt"]
        assert [link.territory.name for link in laureate.territory_links.all()] == given["territories"]
        figures = [{"label": each.label, "value": each.value} for each in laureate.key_figures.all()]
        assert figures == given["figures"]


def test_articles_are_those_of_the_file(file: Path, content: dict[str, Any]) -> None:
    load(file)

    for given in content["articles"]:
        article = ArticlePage.objects.get(slug=given["slug"])
        published = datetime.fromisoformat(given["published"])
        assert (article.title, article.draft_title, article.intro) == (given["title"], given["title"], given["intro"])
        assert (article.first_published_at, article.last_published_at) == (published, published)
        assert (article.live, article.has_unpublished_changes) == (True, False)
        assert article.cover.title == content["images"][given["image"]]["title"]
        assert [str(each) for each in article.article_authors.all()] == [content["authors"][given["author"]]["name"]]
        assert sorted(article.tags.names()) == sorted(given["tags"])
        assert article.get_parent().title == content["rubrics"][given["rubric"]]["name"]
        assert [parts(child) for child in article.body] == [mapped(part, content) for part in given["body"]]
        assert [each.laureate_id for each in article.mentions.all()] == laureates_in_body(article)
        article.full_clean()


def parts(child: Any) -> tuple[Any, ...]:
    """Return what a block of the stored body says."""
    match child.block_type:
        case "heading":
            return "heading", child.value["text"], child.value["level"]
        case "paragraph":
            return "paragraph", child.value.source
        case "image":
            return "image", child.value["image"].title
        case "quote":
            return "quote", child.value["text"], child.value["speaker"]
        case "laureate_list":
            return "laureate_list", [laureate.slug for laureate in child.value["laureates"]]
    return (child.block_type,)


def mapped(part: dict[str, Any], content: dict[str, Any]) -> tuple[Any, ...]:
    """Return what a part of the file says."""
    match part["type"]:
        case "heading":
            return "heading", part["text"], "2"
        case "paragraph":
            return "paragraph", part["html"]
        case "image":
            return "image", content["images"][part["image"]]["title"]
        case "quote":
            return "quote", part["text"], part["who"]
        case _:
            return "laureate_list", [content["laureates"][each]["slug"] for each in part["laureates"]]


def test_tree_is_sound_and_goes_on_growing(file: Path) -> None:
    load(file, articles=70)
    assert Page.find_problems() == ([], [], [], [], [])

    article = ArticlePage.objects.get(slug="article-0")
    added = ArticleFactory(parent=article.get_parent(), slug="ecrit-a-la-main")
    article = ArticlePage.objects.get(pk=article.pk)
    article.title = "Un autre titre"
    article.save_revision().publish()
    article.move(RubricPage.objects.get(slug="culture"), pos="last-child")

    assert Page.find_problems() == ([], [], [], [], [])
    assert added.get_prev_sibling().slug == "article-62"
    article = ArticlePage.objects.get(pk=article.pk)
    assert (article.title, article.url_path.split("/")[-3:]) == ("Un autre titre", ["culture", "article-0", ""])


def test_articles_have_the_place_that_wagtail_would_give_them(file: Path) -> None:
    load(file)

    article = ArticlePage.objects.get(slug="article-3")
    assert article.set_url_path(article.get_parent()) == article.url_path
    assert article.locale == article.get_parent().locale
    assert article.content_type == ContentType.objects.get_for_model(ArticlePage)
    assert len(set(ArticlePage.objects.values_list("translation_key", flat=True))) == ARTICLES


def test_editors_find_the_articles_as_after_a_new_index(file: Path) -> None:
    load(file)
    found = {article.slug for article in ArticlePage.objects.all().search("médiation")}
    assert found

    entries = index_entries()
    with transaction.atomic():
        call_command("update_index", verbosity=0)
    assert index_entries() == entries
    assert {article.slug for article in ArticlePage.objects.all().search("médiation")} == found


def test_readers_find_the_articles_as_after_a_new_index(file: Path) -> None:
    load(file)
    documents = search_documents()
    assert len(documents) == ARTICLES

    rebuild()

    assert search_documents() == documents


def search_documents() -> set[tuple[Any, ...]]:
    """Return what the readers' search holds of the articles."""
    documents = SearchDocument.objects.filter(kind="ARTICLE")
    return set(documents.values_list("object_id", "page", "language", "title", "text", "published_at"))


def index_entries() -> set[tuple[Any, ...]]:
    """Return what the search index holds of the articles."""
    entries = IndexEntry.objects.filter(content_type=ContentType.objects.get_for_model(ArticlePage))
    return set(entries.values_list("object_id", "title", "body", "autocomplete"))


def test_references_are_those_that_wagtail_would_record(file: Path) -> None:
    load(file)
    recorded = references()

    with transaction.atomic():
        ReferenceIndex.objects.all().delete()
        call_command("rebuild_references_index", verbosity=0)

    assert references() == recorded
    image = LibraryImage.objects.order_by("title").first()
    assert ReferenceIndex.get_references_to(image).exists()


def references() -> set[tuple[Any, ...]]:
    """Return every reference that is recorded."""
    places = ["content_type", "base_content_type", "object_id", "model_path", "content_path"]
    targets = ["to_content_type", "to_object_id", "content_path_hash"]
    return set(ReferenceIndex.objects.values_list(*places, *targets))


def test_second_run_adds_nothing(file: Path) -> None:
    load(file)
    models = [Page, Author, Laureate, Territory, CallForProjects, LibraryImage, IndexEntry, ReferenceIndex]
    before = [set(model.objects.values_list("pk", flat=True)) for model in models]

    assert load(file) == "Articles made: 0; there before: 50.\n"

    assert [set(model.objects.values_list("pk", flat=True)) for model in models] == before


def test_article_that_is_missing_is_made_again(file: Path) -> None:
    load(file)
    ArticlePage.objects.get(slug="article-7").delete()

    assert load(file) == "Articles made: 1; there before: 49.\n"

    assert ArticlePage.objects.filter(slug="article-7").exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_more_articles_than_the_file_has_repeat_them_with_older_dates(file: Path) -> None:
    assert load(file, articles=120) == "Articles made: 120; there before: 0.\n"

    articles = list(ArticlePage.objects.order_by("-first_published_at"))
    assert [article.slug for article in articles] == [f"article-{number}" for number in range(120)]
    gaps = {newer.first_published_at - older.first_published_at for newer, older in pairwise(articles)}
    assert gaps == {timedelta(hours=7)}
    assert articles[107].title == f"{articles[7].title} 107"
    assert articles[107].body.raw_data[0] == articles[7].body.raw_data[0]
    assert [each.laureate_id for each in articles[107].mentions.all()] == laureates_in_body(articles[107])


def test_fewer_articles_than_the_file_has_are_the_first_ones(file: Path) -> None:
    load(file, articles=3)

    slugs = ArticlePage.objects.order_by("-first_published_at").values_list("slug", flat=True)
    assert list(slugs) == ["article-0", "article-1", "article-2"]


def test_articles_stand_below_the_front_page_that_is_there(file: Path) -> None:
    home = make_site().home
    load(file)

    assert {rubric.get_parent().pk for rubric in RubricPage.objects.all()} == {home.pk}
    assert Site.objects.get().root_page_id == home.pk


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "Invalid JSON"),
        ("not json", "Invalid JSON"),
        ("[]", "Input should be an object"),
        ("{}", "images: Field required"),
    ],
)
def test_file_of_another_form_is_refused_in_one_line(tmp_path: Path, written: str, reason: str) -> None:
    file = tmp_path / "content.json"
    file.write_text(written)

    refused(file, f"{file} isn't a workload: {reason}")


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (("articles", 3, "slug"), "Pas un slug", "articles.3.slug: String should match pattern"),
        (("articles", 3, "slug"), "article-4", "two articles have the same slug"),
        (("articles", 3, "published"), "hier", "articles.3.published: Input should be a valid datetime"),
        (("articles", 3, "published"), "2019-06-24T08:00:00", "articles.3.published: Input should have timezone info"),
        (("articles", 3, "author"), 3, "article-3: author 3 is not in the file"),
        (("articles", 3, "rubric"), -1, "articles.3.rubric: Input should be greater than or equal to 0"),
        (("articles", 3, "body", 0, "type"), "hologram", "articles.3.body.0: Input tag 'hologram'"),
        (("images", 0, "file"), "../secret.png", "images.0.file: String should match pattern"),
        (("articles",), [], "articles: List should have at least 1 item"),
    ],
)
def test_wrong_entry_is_named(
    file: Path, content: dict[str, Any], path: Sequence[Any], value: object, reason: str
) -> None:
    changed = json.loads(json.dumps(content))
    entry = changed
    for step in path[:-1]:
        entry = entry[step]
    entry[path[-1]] = value

    refused(write(file.parent, changed), reason)


def test_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    refused(tmp_path / "absent.json", "absent.json can't be read: No such file or directory.")
    refused(tmp_path, "can't be read: Is a directory.")


def test_picture_that_is_missing_or_none_is_named(file: Path) -> None:
    picture = file.parent / "images" / "image-01.jpg"

    picture.write_text("not a picture")
    refused(file, f"{picture} is not a picture.", pages=1)
    picture.unlink()
    refused(file, f"{picture} can't be read: No such file or directory.", pages=1)


def refused(file: Path, reason: str, *, pages: int = 0) -> None:
    """Assert that the command stops with one line that gives the reason, before any page is made."""
    before = Page.objects.count()
    with pytest.raises(CommandError) as refusal:
        load(file)

    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert Page.objects.count() - before <= pages
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize("number", ["0", "-1", "many", "1.5", "²"])
def test_wrong_number_of_articles_is_refused(file: Path, number: str) -> None:
    with pytest.raises(CommandError, match=f"“{number}” is not a number of articles|expected one argument"):
        call_command("load_workload", str(file), f"--articles={number}")

    assert not ArticlePage.objects.exists()


def test_publication_without_a_site_is_told_so(file: Path) -> None:
    Site.objects.all().delete()

    with pytest.raises(CommandError, match="no default site"):
        load(file)


def test_nothing_is_said_when_quiet(file: Path) -> None:
    assert load(file, verbosity=0) == ""
