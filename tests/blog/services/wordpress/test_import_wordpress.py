"""An export of WordPress becomes rubrics, authors, articles, pages, pictures and redirects, each once."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry

from blog.models import ArticlePage, Author, RubricPage
from blog.services.wordpress import Options, SiteImport, importing
from cms.core.models import LibraryImage, SearchDocument
from cms.journal.models import Entry
from cms.newsroom.importing.kit import ImportRefused
from home.models import StandardPage
from tests.blog.services.wordpress.importing import APPLY, PICTURE, import_file, losses, run, uploads
from tests.factories import AuthorFactory, RubricFactory, make_site
from tests.factories.media import root_collection
from tests.factories.wordpress import SITE, author, category, meta, post, term, wxr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_in_french")]


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_a_post_is_an_article_with_all_that_it_had(tmp_path: Path, version: str) -> None:
    report = run(
        tmp_path,
        author("nina", "Nina &amp; Co"),
        category("terrain", "Terrain"),
        category("visites", "Visites", parent="terrain"),
        post(
            "L&rsquo;été <em>en</em> ville",
            "<!-- wp:paragraph --><p>Un texte.</p><!-- /wp:paragraph -->",
            term("category", "visites", "Visites"),
            term("category", "idees", "Idées"),
            term("post_tag", "jeunesse", "Jeunesse"),
            meta("_yoast_wpseo_title", "Pour les moteurs"),
            meta("_yoast_wpseo_metadesc", "En bref."),
            slug="l-ete",
            excerpt="Un <b>chapô</b>.",
        ),
        version=version,
    )

    article = ArticlePage.objects.get()
    assert (article.title, article.slug, article.intro) == ("L’été en ville", "l-ete", "Un chapô.")
    assert (article.seo_title, article.search_description) == ("Pour les moteurs", "En bref.")
    assert (article.live, article.has_unpublished_changes) == (True, False)
    assert article.first_published_at == datetime(2019, 5, 1, 8, tzinfo=UTC)
    assert article.last_published_at == datetime(2020, 1, 2, 9, 30, tzinfo=UTC)
    assert [block["value"] for block in article.body.get_prep_value()] == ["<p>Un texte.</p>"]
    assert [each.author.name for each in article.article_authors.all()] == ["Nina & Co"]
    assert [tag.name for tag in article.tags.all()] == ["Jeunesse"]
    assert [each.title for each in article.get_ancestors()[2:]] == ["Terrain", "Visites"]
    assert [each.title for each in article.also_in.all()] == ["Idées"]
    assert dict(report.made) == {"author": 1, "rubric": 3, "redirect": 4, "article": 1}
    assert Entry.objects.filter(type="article", kind="published", key=article.pk).exists()


def test_old_addresses_lead_to_the_new_ones(tmp_path: Path) -> None:
    run(tmp_path, post(slug="visite"), post("Brouillon", link=f"{SITE}/?p=12", status="draft"))

    article = ArticlePage.objects.get(slug="visite")
    assert Redirect.objects.get(old_path="/2019/05/visite").redirect_page.specific == article
    assert Redirect.objects.count() == 2  # The other one leads to the rubric.


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    parts = (
        post("A", "<iframe src='https://example.org/carte'></iframe><p>a</p>" + PICTURE),
        post("B"),
        post("C", kind="page"),
    )

    dry = run(tmp_path, *parts, options=Options())

    assert dict(dry.made) == {"rubric": 1, "author": 1, "article": 2, "page": 1}
    assert (ArticlePage.objects.count(), StandardPage.objects.count(), RubricPage.objects.count()) == (0, 0, 0)
    assert losses(dry) == losses(run(tmp_path, *parts))


def test_the_same_export_twice_makes_nothing_twice(tmp_path: Path) -> None:
    parts = (author("nina", "Nina"), post("A", PICTURE, term("category", "idees")), post("B", kind="page"))
    options = Options(media=uploads(tmp_path), apply=True)
    run(tmp_path, *parts, options=options)
    entries = Entry.objects.count()

    again = run(tmp_path, *parts, options=options)

    assert (dict(+again.made), again.known) == ({}, 2)
    assert (ArticlePage.objects.count(), StandardPage.objects.count(), LibraryImage.objects.count()) == (1, 1, 1)
    assert Entry.objects.count() == entries


def test_a_later_export_adds_only_what_is_new_and_leaves_editors_work(tmp_path: Path) -> None:
    first = post("A", id=1)
    run(tmp_path, first)
    ArticlePage.objects.update(title="Corrigé ici")

    report = run(tmp_path, first, post("B", id=2))

    assert (report.known, report.made["article"]) == (1, 1)
    assert sorted(ArticlePage.objects.values_list("title", flat=True)) == ["B", "Corrigé ici"]


def test_what_was_stopped_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "PORTION", 3)
    path = wxr(tmp_path, *(post(f"Article {number}") for number in range(5)))
    told = []

    def stopped(done: int, number: int) -> None:
        told.append((done, number))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file(path, progress=stopped)
    before = ArticlePage.objects.count()

    report = import_file(path)

    assert told == [(3, 5)]
    assert (before, report.known, report.made["article"], ArticlePage.objects.count()) == (3, 3, 2, 5)


def test_a_post_that_stands_in_the_export_twice_is_made_once(tmp_path: Path) -> None:
    report = run(tmp_path, post("A", id=7), post("A encore", id=7))

    assert (report.made["article"], report.known, ArticlePage.objects.get().title) == (1, 1, "A")


def test_what_another_import_made_meanwhile_is_not_made_again(tmp_path: Path) -> None:
    path = wxr(tmp_path, post("A"), post("B"))
    with path.open("rb") as file:
        slow = SiteImport(file, APPLY)
        portions = list(slow.portions())
        import_file(path)
        for portion in portions:
            slow.finish(portion)

    assert (slow.report.made["article"], slow.report.known, ArticlePage.objects.count()) == (0, 2, 2)


def test_what_was_deleted_here_comes_in_again(tmp_path: Path) -> None:
    path = wxr(tmp_path, post("A"))
    import_file(path)
    ArticlePage.objects.get().delete()

    report = import_file(path)

    assert (report.made["article"], report.known, ArticlePage.objects.count()) == (1, 0, 1)


def test_posts_of_one_name_have_addresses_of_their_own(tmp_path: Path) -> None:
    run(tmp_path, post("Visite", slug="visite"), post("Visite", slug="visite"), post("Visite"))
    run(tmp_path, post("Visite", slug="visite"))

    slugs = ArticlePage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["visite", "visite-2", "visite-3", "visite-4"]


def test_statements_do_not_grow_with_the_posts_of_a_portion(tmp_path: Path) -> None:
    def posts(number: int) -> list[str]:
        terms = term("category", "terrain"), term("category", "idees"), term("post_tag", "jeunesse")
        return [post("A", PICTURE, *terms) for _each in range(number)]

    run(tmp_path, *posts(1))
    with CaptureQueriesContext(connection) as few:
        run(tmp_path, *posts(3))
    with CaptureQueriesContext(connection) as many:
        run(tmp_path, *posts(30))

    assert len(many) == len(few)


def test_an_editor_opens_and_publishes_what_came_in_and_nothing_gets_lost(tmp_path: Path) -> None:
    run(
        tmp_path,
        post("A", "<p>a</p>", term("category", "un"), term("category", "deux"), term("post_tag", "mot"), slug="a"),
        post("B", slug="b", status="draft"),
    )
    live, draft = ArticlePage.objects.order_by("slug")

    for article in (live, draft):
        as_edited = article.get_latest_revision_as_object()
        assert [each.author.name for each in as_edited.article_authors.all()] == ["nina"]
        as_edited.save_revision().publish()

    live, draft = ArticlePage.objects.order_by("slug")
    assert [tag.name for tag in live.tags.all()] == ["mot"]
    assert [rubric.title for rubric in live.also_in.all()] == ["deux"]
    assert [block["value"] for block in live.body.get_prep_value()] == ["<p>a</p>"]
    assert (live.live, draft.live) == (True, True)
    assert live.first_published_at == datetime(2019, 5, 1, 8, tzinfo=UTC)
    assert Entry.objects.filter(type="article", key=draft.pk, kind="published").exists()
    assert PageLogEntry.objects.filter(page=live.pk, action="wagtail.create").count() == 1


def test_what_came_in_is_found_by_readers(tmp_path: Path) -> None:
    run(tmp_path, post("Le phare", "<p>Un gardien.</p>"), post("Brouillon", "<p>Un gardien.</p>", status="draft"))

    documents = SearchDocument.objects.filter(kind="ARTICLE")
    assert [(each.title, each.text) for each in documents] == [("Le phare", "Un gardien.")]


@pytest.mark.parametrize(
    ("status", "password", "live", "loss"),
    [
        ("draft", "", False, []),
        ("pending", "", False, []),
        ("private", "", False, [("", "Il était privé là-bas : c’est un brouillon ici.")]),
        ("publish", "sesame", False, [("", "Il était privé là-bas : c’est un brouillon ici.")]),
        ("publish", "", True, []),
    ],
)
def test_states_stay_and_nothing_private_becomes_public(
    tmp_path: Path, status: str, password: str, live: bool, loss: list[tuple[str, str]]
) -> None:
    report = run(tmp_path, post(status=status, password=password))

    article = ArticlePage.objects.get()
    assert (article.live, article.first_published_at is not None) == (live, live)
    assert losses(report) == loss
    assert Entry.objects.filter(type="article").exists() is live


def test_what_was_scheduled_is_scheduled(tmp_path: Path) -> None:
    moment = (timezone.now() + timedelta(days=3)).replace(microsecond=0)

    run(tmp_path, post(status="future", day=f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}"))

    article = ArticlePage.objects.get()
    assert (article.live, article.go_live_at) == (False, moment)
    assert article.scheduled_revision.approved_go_live_at == moment


def test_what_was_thrown_away_or_is_a_plug_ins_is_passed_over(tmp_path: Path) -> None:
    report = run(
        tmp_path, post(status="trash"), post(kind="product"), post(kind="nav_menu_item"), post(status="auto-draft")
    )

    assert dict(report.passed_over) == {"trash": 1, "product": 1, "nav_menu_item": 1, "auto-draft": 1}
    assert ArticlePage.objects.count() == 0


def test_pages_stand_below_one_another_in_whatever_order_they_come(tmp_path: Path) -> None:
    run(
        tmp_path,
        post("Petite-fille", kind="page", id=3, parent=2),
        post("Fille", kind="page", id=2, parent=1),
        post("Mère", kind="page", id=1, excerpt="Chapô"),
        post("Orpheline", kind="page", id=9, parent=8),
    )

    home = make_site().home
    assert [page.title for page in StandardPage.objects.get(title="Petite-fille").get_ancestors()[2:]] == [
        "Mère",
        "Fille",
    ]
    assert StandardPage.objects.get(title="Orpheline").get_parent().specific == home


def test_rubrics_and_authors_that_are_there_already_are_taken(tmp_path: Path) -> None:
    rubric = RubricFactory(slug="idees", title="Nos idées")
    known = AuthorFactory(name="Nïna")

    report = run(tmp_path, author("nina", "NINA"), post("A", "a", term("category", "idees", "Idées")))

    article = ArticlePage.objects.get()
    assert article.get_parent().specific == rubric
    assert [each.author for each in article.article_authors.all()] == [known]
    assert (report.made["rubric"], report.made["author"], Author.objects.count()) == (0, 0, 1)


def test_a_post_that_cannot_come_in_is_told_and_the_others_do(tmp_path: Path) -> None:
    report = run(
        tmp_path, post("Trop", "<p>a" * 20_001, term("category", "neuve")), post("Bon", "a", term("category", "neuve"))
    )

    assert [(each.title, each.refused) for each in report.outcomes] == [
        ("Trop", "Le texte est trop long pour un seul article : partagez-le.")
    ]
    assert ArticlePage.objects.get().title == "Bon"
    assert (report.made["article"], report.made["rubric"], RubricPage.objects.count()) == (1, 1, 1)


def test_categories_in_a_circle_are_told(tmp_path: Path) -> None:
    report = run(tmp_path, category("a", "A", "b"), category("b", "B", "a"), post("X", "x", term("category", "a")))

    assert "tournent en rond" in report.outcomes[0].refused
    assert RubricPage.objects.count() == 0


def test_comments_and_missing_titles_are_told(tmp_path: Path) -> None:
    report = run(tmp_path, post("", "a", "<wp:comment/><wp:comment/>", id=77))

    assert ArticlePage.objects.get().title == "Sans titre (77)"
    assert losses(report) == [("", "Les commentaires des lecteurs ne sont pas repris : 2.")]


NO_EXPORT = "Ce fichier n’est pas un export de WordPress (Outils → Exporter → Tout le contenu)."
DAMAGED = (
    "À la ligne {line}, l’export est coupé, endommagé, ou dans un autre encodage que celui qu’il annonce : refaites-le."
)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", NO_EXPORT),
        (b"PK\x03\x04", NO_EXPORT),
        (b"<rss><channel><title>Un flux</title></channel></rss>", NO_EXPORT),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>', NO_EXPORT),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><rss/>', NO_EXPORT),
        (b'<?xml version="1.0" encoding="shift_jis"?><rss/>', NO_EXPORT),
        (b'<?xml version="1.0" encoding="klingon"?><rss/>', NO_EXPORT),
        ("<rss><channel/></rss>".encode("utf-16"), NO_EXPORT),
        (b"<rss><channel><item>", DAMAGED.format(line=1)),
        ("<rss>\n<channel>Été</channel></rss>".encode("cp1252"), DAMAGED.format(line=2)),
        (b"<rss><channel><item>" + b"<a/>" * 500_001, "Une partie de l’export est trop grande pour être un article."),
        (b"<rss>" + b"<a/>" * 500_001, "Une partie de l’export est trop grande pour être un article."),
    ],
    ids=["empty", "zip", "feed", "entities", "external", "bytes", "unknown", "utf-16", "cut", "latin", "huge", "wide"],
)  # fmt: skip
def test_what_is_no_export_is_refused_with_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(content)

    with pytest.raises(ImportRefused) as refusal:
        import_file(path)

    assert str(refusal.value) == sentence
    assert ArticlePage.objects.count() == 0


def test_control_characters_that_writers_pasted_do_no_harm(tmp_path: Path) -> None:
    run(tmp_path, post("Un\x0b titre", "<p>a\x08b</p>"))

    assert ArticlePage.objects.get().title == "Un titre"


NAMES = st.text(st.characters(codec="utf-8", categories=("L",)), min_size=1, max_size=8)


class Properties(TestCase):
    @settings(max_examples=4, deadline=None)
    @given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=4))
    def test_whatever_was_imported_once_is_known_the_second_time(self, posts: list[tuple[str, str]]) -> None:
        make_site()
        root_collection()
        with tempfile.TemporaryDirectory() as folder:
            path = wxr(Path(folder), *(post(title, text, slug=title) for title, text in posts))
            first, second = import_file(path), import_file(path)

        assert (first.made["article"], second.known, dict(+second.made)) == (len(posts), len(posts), {})
        assert ArticlePage.objects.count() == len(posts)
