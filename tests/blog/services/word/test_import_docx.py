"""A Word document becomes a draft article: all that can be carried over is, the rest is listed."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from blog.models import ArticlePage
from blog.services.word import ArticleMade, import_docx
from cms.core.models import LibraryImage
from cms.core.rich_text import plain
from cms.journal.models import Entry
from cms.newsroom.importing.kit import ImportRefused
from tests.factories import RubricFactory, png
from tests.factories.media import root_collection
from tests.factories.word import Picture, docx, p, r, table

pytestmark = [pytest.mark.once, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _in_french() -> Iterator[None]:
    root_collection()
    with translation.override("fr"):
        yield


def made_of(*parts: Any, name: str = "Un document.docx", **options: Any) -> ArticleMade:
    return import_docx(docx(*parts, **options), name, RubricFactory())


def body(made: ArticleMade) -> list[tuple[str, Any]]:
    return [(block["type"], block["value"]) for block in made.article.body.get_prep_value()]


def reasons(made: ArticleMade) -> list[tuple[str, str]]:
    return [(each.what, each.reason) for each in made.left_out]


def test_title_standfirst_headings_text_lists_and_quotations_are_carried_over() -> None:
    made = made_of(
        p("Des lieux ouverts", style="Titre"),
        p("Trois ateliers par semaine.", style="Soustitre"),
        p("Un quartier", style="Titre1"),
        p("Un ", r("atelier", bold=True), " et ", r("un lien", link="https://example.org/a"), "."),
        p("Apprendre", item=0),
        p("ensemble", item=1),
        p("Un détail", style="Titre3"),
        p("On apprend.", style="Citation"),
    )

    assert (made.article.title, made.article.intro) == ("Des lieux ouverts", "Trois ateliers par semaine.")
    assert (made.article.slug, made.article.live, made.article.has_unpublished_changes) == (
        "des-lieux-ouverts",
        False,
        True,
    )
    assert body(made) == [
        ("heading", {"text": "Un quartier", "level": "2"}),
        (
            "paragraph",
            '<p>Un <b>atelier</b> et <a href="https://example.org/a">un lien</a>.</p>'
            "<ul><li>Apprendre<ul><li>ensemble</li></ul></li></ul>",
        ),
        ("heading", {"text": "Un détail", "level": "3"}),
        ("paragraph", "<blockquote>On apprend.</blockquote>"),
    ]
    assert reasons(made) == []


def test_a_draft_is_told_to_nobody() -> None:
    rubric = RubricFactory()
    before = Entry.objects.count()

    import_docx(docx(p("Un texte.")), "a.docx", rubric)

    assert Entry.objects.count() == before


def test_pictures_go_to_the_library_once_with_the_alternative_of_the_file() -> None:
    made = made_of(p("a"), Picture(png(), alt="Un port au matin"), Picture(png(), alt="Le même"))

    image = LibraryImage.objects.get()
    assert (image.title, image.description) == ("Un port au matin", "Un port au matin")
    assert [value["image"] for kind, value in body(made) if kind == "image"] == [image.pk, image.pk]
    assert [value["alt"] for kind, value in body(made) if kind == "image"] == ["Un port au matin", "Le même"]


NOT_SUPPORTED = "Format d'image non supporté. Formats supportés : AVIF, GIF, JPG, JPEG, PNG, WEBP."
NO_PICTURE = "Cette image est endommagée, ou d’un genre qui ne peut pas être montré."
LINKED = "Cette image n’est pas dans le document : elle y est seulement liée."


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (Picture(b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "dessin", "svg"), NOT_SUPPORTED),
        (Picture(b"MZ no picture", "faux", "png"), NO_PICTURE),
        (Picture(b"\x89PNG but no more", "coupée", "png"), NO_PICTURE),
        (Picture(png(300, 300)[:-60], "tronquée", "png"), NO_PICTURE),
        (
            Picture(png(), "menteuse", "jpeg"),
            "Image .jpeg non valide. L'extension de fichier ne correspond pas au format du fichier (png)",
        ),
        (Picture(png(), "métafichier", "emf"), NOT_SUPPORTED),
        (Picture(b"", "liée", linked="file:///etc/passwd"), LINKED),
        (Picture(b"", "liée", linked="http://127.0.0.1/a.png"), LINKED),
    ],
    ids=["svg", "executable", "broken", "cut", "lying", "emf", "local file", "private address"],
)
def test_pictures_that_the_library_refuses_are_listed_and_the_text_comes_in(picture: Picture, reason: str) -> None:
    made = made_of(p("Un texte."), picture)

    assert body(made) == [("paragraph", "<p>Un texte.</p>")]
    assert (picture.alt, reason) in reasons(made)
    assert LibraryImage.objects.count() == 0


def test_tables_are_tables() -> None:
    made = made_of(table(["Ville", "Ateliers"], ["Nîmes", "3"]))

    [(kind, value)] = body(made)
    assert (kind, value["caption"], value["table"]["data"]) == (
        "table",
        "Tableau",
        [["Ville", "Ateliers"], ["Nîmes", "3"]],
    )
    assert ("Ville | Ateliers", "Ce tableau n’a pas de légende : écrivez-en une.") in reasons(made)


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("<w:p><w:ins><w:r><w:t>neuf</w:t></w:r></w:ins><w:del><w:r><w:delText>vieux</w:delText></w:r></w:del></w:p>", "Modifications suivies : reprises comme si toutes étaient acceptées."),
        ("<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:r><w:t>a</w:t></w:r></w:p>", "Les formules mathématiques ne sont pas reprises : mettez-les en image."),
    ],
)  # fmt: skip
def test_what_word_holds_and_we_do_not_is_listed(part: str, reason: str) -> None:
    made = made_of(p("a"), part)

    assert ("", reason) in reasons(made)
    assert "vieux" not in str(body(made))


def test_headers_and_own_styles_are_listed() -> None:
    made = made_of(p("Encadré", style="Encadre"), word__header1_xml="<x/>")

    assert reasons(made)[1:] == [
        ("", "Les en-têtes et pieds de page ne sont pas repris."),
        ("Encadré maison", "Le texte de ce style est gardé, sans son apparence."),
    ]


@pytest.mark.parametrize(
    ("parts", "title", "expected"),
    [
        ([p("Un", style="Titre1"), p("texte")], "Ancien", "Un"),
        ([p("texte")], "Propriété", "Propriété"),
        ([p("texte")], "", "Un document"),
        ([p("texte"), p("Plus bas", style="Titre1")], "", "Un document"),
    ],
)
def test_the_title_is_that_of_the_text_then_of_the_file(parts: list[str], title: str, expected: str) -> None:
    assert made_of(*parts, title=title).article.title == expected


def test_the_same_file_twice_makes_one_article() -> None:
    rubric, file = RubricFactory(), docx(p("Un texte."))
    first = import_docx(file, "a.docx", rubric)
    file.seek(0)

    second = import_docx(file, "a.docx", rubric)

    assert (first.is_new, second.is_new, second.article) == (True, False, first.article)
    assert ArticlePage.objects.count() == 1


DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (
            lambda: io.BytesIO(b"\xd0\xcf\x11\xe0 an old .doc"),
            "Ce fichier n’est pas un document Word (.docx), ou il est endommagé.",
        ),
        (lambda: io.BytesIO(b""), "Ce fichier n’est pas un document Word (.docx), ou il est endommagé."),
        (
            lambda: io.BytesIO(docx(p("a")).getvalue()[:300]),
            "Ce fichier n’est pas un document Word (.docx), ou il est endommagé.",
        ),
        (
            lambda: docx(p("a"), word__document_xml=DOCTYPE),
            "Ce fichier contient des instructions qu’aucun logiciel de bureautique n’écrit : il est refusé.",
        ),
        (
            lambda: docx(p("a"), docProps__core_xml=DOCTYPE),
            "Ce fichier contient des instructions qu’aucun logiciel de bureautique n’écrit : il est refusé.",
        ),
        (
            lambda: docx(p("a"), word__document_xml="<w:document"),
            "Ce fichier est endommagé : ouvrez-le dans le logiciel qui l’a créé et enregistrez-le de nouveau.",
        ),
        (
            lambda: docx(p("a"), word__document_xml="<x/>"),
            "Ce document est endommagé : enregistrez-le de nouveau dans Word ou LibreOffice.",
        ),
        (
            lambda: docx(p("a"), word__bomb_bin=bytes(201 * 1024 * 1024)),
            "Ce fichier, une fois décompressé, dépasserait 200 Mo.",
        ),
        (
            lambda: docx(p("a"), word__document_xml="<x>" + " " * (20 * 1024 * 1024) + "</x>"),
            "Le texte de ce fichier dépasse 20 Mo : partagez-le en plusieurs fichiers.",
        ),
        (lambda: docx(p(" ")), "Le document ne contient pas de texte."),
        (lambda: io.BytesIO(bytes(50 * 1024 * 1024 + 1)), "Le fichier dépasse 50 Mo."),
    ],
    ids=["old", "empty", "cut", "entities", "entities beside", "no XML", "no Word", "bomb", "long", "blank", "large"],
)
def test_what_is_no_document_is_refused_with_a_sentence_and_nothing_is_made(file: Any, sentence: str) -> None:
    rubric = RubricFactory()

    with pytest.raises(ImportRefused) as refusal:
        import_docx(file(), "a.docx", rubric)

    assert str(refusal.value) == sentence
    assert (ArticlePage.objects.count(), LibraryImage.objects.count()) == (0, 0)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=12
)


class Properties(TestCase):
    @settings(max_examples=5, deadline=None)
    @given(st.lists(WORDS, min_size=1, max_size=6))
    def test_every_paragraph_comes_in_whole_and_in_order(self, texts: list[str]) -> None:
        made = made_of(p("Titre", style="Titre"), *map(p, texts))

        assert "".join(plain(str(value)) for _kind, value in body(made)).split() == texts
