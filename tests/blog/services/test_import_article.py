"""The importer: a saved page becomes an article, once, with its author and its laureates."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from blog.models import ArticlePage, Author, RubricPage
from blog.services.import_article import ArticleKept, ArticleMade, import_article
from blog.services.page_text import LeftOut, PageTextError
from home.models import HomePage
from laureates.models import Laureate

pytestmark = [pytest.mark.once, pytest.mark.django_db]

PAGE = """Select Page

Cœurs de ville : trois ateliers ouverts

La ville ouvre trois ateliers. Il faut « réparer ensemble » souligne Awa Marchal, Adjointe au maire.

Tous sont gratuits & ouverts <le soir>.

Les Mains vertes (LMV)

Ce collectif sème depuis 2012.

Il récolte en mai. « C’est peu », dit Léa Roux. Il donne tout.

Un autre collectif

Il bricole.

À propos de l'auteur

Atelier d’Été

Il réunit des jardiniers & des géographes.

Il publie une lettre.

Twitter

Rubriques"""


@pytest.fixture
def rubric() -> RubricPage:
    root = Page.get_first_root_node()
    home: HomePage = root.add_child(instance=HomePage(title="Journal", slug="journal"))
    home.add_child(instance=RubricPage(title="Culture", slug="culture"))
    return home.add_child(instance=RubricPage(title="Jardins", slug="jardins"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def make(rubric: RubricPage, text: str = PAGE, *, publish: bool = False) -> ArticleMade:
    made = import_article(text.encode(), rubric, publish=publish)
    assert isinstance(made, ArticleMade)
    return made


def blocks(article: ArticlePage) -> list[tuple[str, object]]:
    """The stored blocks, read back from the database."""
    return [(block["type"], block["value"]) for block in ArticlePage.objects.get(pk=article.pk).body.raw_data]


def laureate(rubric: RubricPage, name: str = "les mains-vertes", *, live: bool = True) -> Laureate:
    return Laureate.objects.create(
        name=name, slug=f"laureate-{Laureate.objects.count()}", locale=rubric.locale, live=live
    )


def test_a_page_becomes_a_draft_with_typed_blocks(rubric: RubricPage) -> None:
    made = make(rubric)
    article = ArticlePage.objects.child_of(rubric).get()

    assert made.article == article
    assert (article.title, article.slug) == (
        "Cœurs de ville\u00a0: trois ateliers ouverts",
        "coeurs-de-ville-trois-ateliers-ouverts",
    )
    assert article.intro == "La ville ouvre trois ateliers."
    assert (article.live, article.has_unpublished_changes, article.first_published_at) == (False, True, None)
    assert article.get_latest_revision_as_object().intro == article.intro
    assert blocks(article) == [
        (
            "quote",
            {
                "text": "Il faut «\u00a0réparer ensemble\u00a0»",
                "attribution": "souligne",
                "speaker": "Awa Marchal",
                "role": "Adjointe au maire",
            },
        ),
        ("paragraph", "<p>Tous sont gratuits &amp; ouverts &lt;le soir&gt;.</p>"),
        ("heading", {"text": "Les Mains vertes (LMV)", "level": "2"}),
        ("paragraph", "<p>Ce collectif sème depuis 2012.</p>"),
        ("paragraph", "<p>Il récolte en mai.</p>"),
        (
            "quote",
            {"text": "«\u00a0C’est peu\u00a0»", "attribution": "dit", "speaker": "Léa Roux", "role": ""},
        ),
        ("paragraph", "<p>Il donne tout.</p>"),
        ("heading", {"text": "Un autre collectif", "level": "2"}),
        ("paragraph", "<p>Il bricole.</p>"),
    ]


def test_an_editor_can_save_the_imported_body_as_it_is(rubric: RubricPage) -> None:
    laureate(rubric)
    article = ArticlePage.objects.get(pk=make(rubric).article.pk)

    assert len(article.body.stream_block.clean(article.body)) == 8


def test_publishing_makes_the_article_and_its_new_author_public(rubric: RubricPage) -> None:
    made = make(rubric, publish=True)

    assert ArticlePage.objects.live().get() == made.article
    assert made.article.live
    assert made.article.first_published_at is not None
    assert not made.article.has_unpublished_changes
    assert Author.objects.get().live


def test_without_publishing_a_new_author_is_a_draft_too(rubric: RubricPage) -> None:
    make(rubric)

    assert not Author.objects.get().live


def test_a_new_author_is_an_organisation_with_its_biography(rubric: RubricPage) -> None:
    made = make(rubric)
    author = Author.objects.get()

    assert made.author == author
    assert made.author_created
    assert (author.name, author.slug, author.kind) == ("Atelier d’Été", "atelier-d-ete", "organisation")
    assert author.bio == "<p>Il réunit des jardiniers &amp; des géographes.</p><p>Il publie une lettre.</p>"
    assert [signed.author for signed in ArticlePage.objects.get().article_authors.all()] == [author]


def test_an_author_of_that_name_signs_unchanged_and_the_other_biography_is_reported(
    rubric: RubricPage,
) -> None:
    author = Author.objects.create(name="atelier d'ete", slug="atelier", bio="<p>À nous.</p>", locale=rubric.locale)

    made = make(rubric)

    assert (made.author, made.author_created) == (author, False)
    assert Author.objects.get().bio == "<p>À nous.</p>"
    assert made.left_out[-2:] == (
        LeftOut(
            "Il réunit des jardiniers & des géographes.",
            "The author was known already; the biography kept is another one.",
        ),
        LeftOut("Il publie une lettre.", "The author was known already; the biography kept is another one."),
    )


def test_a_page_without_author_makes_an_unsigned_article(rubric: RubricPage) -> None:
    made = make(rubric, "Un titre\n\nUn chapô.")

    assert (made.author, made.author_created) == (None, False)
    assert Author.objects.count() == 0
    assert ArticlePage.objects.get().article_authors.count() == 0
    assert blocks(made.article) == []


def test_a_section_named_like_a_laureate_becomes_its_block(rubric: RubricPage) -> None:
    known = laureate(rubric)
    laureate(rubric, "Bêche & Co")

    article = make(rubric).article

    assert blocks(article)[2:7] == [
        ("heading", {"text": "Les Mains vertes (LMV)", "level": "2"}),
        (
            "laureate",
            {
                "laureate": known.pk,
                "text": "<p>Ce collectif sème depuis 2012.</p><p>Il récolte en mai.</p>",
            },
        ),
        (
            "quote",
            {"text": "«\u00a0C’est peu\u00a0»", "attribution": "dit", "speaker": "Léa Roux", "role": ""},
        ),
        ("paragraph", "<p>Il donne tout.</p>"),
        ("heading", {"text": "Un autre collectif", "level": "2"}),
    ]
    assert [mention.laureate for mention in article.mentions.all()] == [known]


def test_of_two_laureates_of_one_name_the_older_is_linked(rubric: RubricPage) -> None:
    older = laureate(rubric, "Les Mains Vertes (Sète)")
    laureate(rubric, "LES MAINS VERTES")

    assert [mention.laureate for mention in make(rubric).article.mentions.all()] == [older]


def test_a_hidden_laureate_is_not_linked(rubric: RubricPage) -> None:
    laureate(rubric, live=False)
    expired = laureate(rubric)
    expired.expire_at = timezone.now()
    expired.save()

    assert "laureate" not in {kind for kind, _ in blocks(make(rubric).article)}


def test_the_same_file_makes_no_second_article(rubric: RubricPage) -> None:
    first = make(rubric).article
    revisions = Revision.objects.count()

    again = import_article(PAGE.encode(), rubric, publish=True)

    assert again == ArticleKept(first, same_file=True)
    assert not ArticlePage.objects.get().live
    assert (Revision.objects.count(), Author.objects.count()) == (revisions, 1)


def test_the_same_text_in_another_encoding_is_the_same_file(rubric: RubricPage) -> None:
    make(rubric)

    assert import_article(PAGE.encode("utf-16"), rubric) == ArticleKept(ArticlePage.objects.get(), same_file=True)


def test_a_changed_file_of_the_same_title_leaves_the_article_as_it_is(rubric: RubricPage) -> None:
    first = make(rubric).article

    again = import_article(PAGE.replace("bricole", "répare").encode(), rubric)

    assert again == ArticleKept(first, same_file=False)
    assert ("paragraph", "<p>Il bricole.</p>") in blocks(ArticlePage.objects.get())


def test_an_article_written_by_hand_does_not_stand_in_the_way(rubric: RubricPage) -> None:
    title = "Cœurs de ville\u00a0: trois ateliers ouverts"
    rubric.add_child(instance=ArticlePage(title=title, slug="coeurs-de-ville-trois-ateliers-ouverts"))

    assert make(rubric).article.slug == "coeurs-de-ville-trois-ateliers-ouverts-2"


@pytest.mark.parametrize("title", ["文字", "Été " * 60])
def test_any_title_gives_a_slug(rubric: RubricPage, title: str) -> None:
    slug = make(rubric, f"{title}\n\nUn chapô.").article.slug

    assert 0 < len(slug) <= 255
    assert slug.isascii()


def test_a_refused_file_makes_nothing(rubric: RubricPage) -> None:
    pages = Page.objects.count()

    with pytest.raises(PageTextError):
        import_article(b"Twitter", rubric)

    assert (Page.objects.count(), Author.objects.count()) == (pages, 0)


def test_a_failure_on_the_way_leaves_nothing_behind(rubric: RubricPage) -> None:
    def refuse(**_: object) -> None:
        raise ConnectionError("the queue is away")

    page_published.connect(refuse, sender=ArticlePage)
    try:
        with pytest.raises(ConnectionError):
            import_article(PAGE.encode(), rubric, publish=True)
    finally:
        page_published.disconnect(refuse, sender=ArticlePage)

    assert (ArticlePage.objects.count(), Author.objects.count(), Revision.objects.count()) == (0, 0, 0)


def run(*arguments: str | Path) -> str:
    output = StringIO()
    call_command("import_article", *map(str, arguments), stdout=output)
    return output.getvalue()


def test_the_command_says_what_it_made_and_what_it_left_out(rubric: RubricPage, file: Path) -> None:
    assert run(file, "--rubric", "jardins") == (
        "Made a draft of “Cœurs de ville\u00a0: trois ateliers ouverts” "
        "(coeurs-de-ville-trois-ateliers-ouverts). Blocks: 2 quote, 5 paragraph, 2 heading.\n"
        "Author: Atelier d’Été, created, still a draft.\n"
        "Left out: “Select Page”. This is a menu or a button above the title.\n"
        "Left out: “À propos de l'auteur”. This line only announces the author.\n"
        "Left out: “Twitter”. This belongs to the boxes below the article.\n"
        "Left out: “Rubriques”. This belongs to the boxes below the article.\n"
    )
    assert ArticlePage.objects.child_of(rubric).count() == 1


def test_the_command_publishes_when_told(rubric: RubricPage, file: Path) -> None:
    output = run(file, "--rubric", "jardins", "--publish")

    assert output.startswith("Published “Cœurs de ville")
    assert "Author: Atelier d’Été, created.\n" in output
    assert ArticlePage.objects.live().count() == 1


def test_the_command_says_when_there_was_nothing_to_do(rubric: RubricPage, file: Path) -> None:
    run(file, "--rubric", "jardins")

    assert run(file, "--rubric", "jardins") == (
        "“Cœurs de ville\u00a0: trois ateliers ouverts” was imported before from this file: left as it is.\n"
    )
    file.write_text(PAGE + "\n\nFacebook")
    assert run(file, "--rubric", "culture") == (
        "“Cœurs de ville\u00a0: trois ateliers ouverts” was imported before "
        "from another version of this file: left as it is.\n"
    )
    assert ArticlePage.objects.count() == 1


def refused(*arguments: str | Path) -> str:
    with pytest.raises(CommandError) as error:
        run(*arguments)
    assert ArticlePage.objects.count() == 0
    assert error.value.returncode == 1
    return str(error.value)


def test_an_unknown_rubric_is_answered_with_those_there_are(rubric: RubricPage, file: Path) -> None:
    assert refused(file, "--rubric", "sport") == ("There is no rubric “sport”: the rubrics are: culture, jardins.")


def test_without_any_rubric_the_command_says_so(file: Path) -> None:
    assert refused(file, "--rubric", "sport") == (
        "There is no rubric “sport”: there are none yet; create one in the admin."
    )


def test_a_file_that_is_not_there_or_is_a_folder_is_one_line(rubric: RubricPage, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"

    assert refused(missing, "--rubric", "jardins") == f"{missing} can't be read: No such file or directory."
    assert refused(tmp_path, "--rubric", "jardins") == f"{tmp_path} can't be read: Is a directory."


def test_a_file_without_an_article_is_one_line(rubric: RubricPage, file: Path) -> None:
    file.write_bytes(b"")

    assert refused(file, "--rubric", "jardins") == (
        f"{file}: The file is empty: it must hold a title and the text of an article."
    )


def test_a_file_of_ten_megabytes_is_one_line(rubric: RubricPage, file: Path) -> None:
    file.write_bytes(b"mot " * 2_500_000)

    assert refused(file, "--rubric", "jardins") == (
        f"{file}: The file is larger than 1 MB: only the text of one article can be imported."
    )
