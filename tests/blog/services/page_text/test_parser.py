"""Reading a whole page: title, standfirst, parts, author and what is left out."""

import pytest

from blog.services.page_text import (
    AuthorBox,
    Heading,
    LeftOut,
    PageTextError,
    Paragraph,
    Quote,
    Section,
    parse,
)

PAGE = """Select Page

Des jardins partagés au pied des tours : six collectifs soutenus par #TerreCommune

La ville vient de choisir six collectifs d’habitants parmi 31 candidats. \
Il faut « rendre la terre à ceux qui la \
cultivent » souligne Awa Marchal, Adjointe au maire, chargée des parcs.

Plusieurs d’entre eux n’ont jamais tenu une bêche.

Les Mains vertes (LMV)

Ce collectif cultive 300 m² depuis 2012. Il donne « la moitié de sa récolte » à ses voisins.

Chaque samedi, vingt enfants y sèment des radis.

Rosiers & Compagnie

Un rosier par balcon, telle est la promesse du collectif

À propos de l'auteur

Atelier des Jardins

L’atelier réunit des jardiniers et des géographes. Il publie une lettre chaque mois.

Labo ouvert

Jardiniers, écrivez-nous pour proposer un sujet !

.

Twitter

Rubriques"""


def test_a_saved_page_is_read_as_an_article() -> None:
    page = parse(PAGE)

    assert page.title == ("Des jardins partagés au pied des tours\u00a0: six collectifs soutenus par #TerreCommune")
    assert page.standfirst == "La ville vient de choisir six collectifs d’habitants parmi 31 candidats."
    assert page.parts == (
        Quote(
            "Il faut «\u00a0rendre la terre à ceux qui la cultivent\u00a0»",
            "souligne",
            "Awa Marchal",
            "Adjointe au maire, chargée des parcs",
        ),
        Paragraph("Plusieurs d’entre eux n’ont jamais tenu une bêche."),
        Heading("Les Mains vertes (LMV)"),
        Paragraph(
            "Ce collectif cultive 300 m² depuis 2012. Il donne «\u00a0la moitié de sa récolte\u00a0» à ses voisins."
        ),
        Paragraph("Chaque samedi, vingt enfants y sèment des radis."),
        Paragraph("Rosiers & Compagnie"),
        Paragraph("Un rosier par balcon, telle est la promesse du collectif"),
    )
    assert page.author == AuthorBox(
        "Atelier des Jardins",
        ("L’atelier réunit des jardiniers et des géographes. Il publie une lettre chaque mois.",),
    )
    assert [item.text for item in page.left_out] == [
        "Select Page",
        "À propos de l'auteur",
        "Labo ouvert",
        "Jardiniers, écrivez-nous pour proposer un sujet\u00a0!",
        ".",
        "Twitter",
        "Rubriques",
    ]
    assert page.left_out[0] == LeftOut("Select Page", "This is a menu or a button above the title.")
    assert page.left_out[4] == LeftOut(".", "This line holds no word.")


def test_sections_group_the_parts_below_their_headings() -> None:
    page = parse("Titre\n\nChapô.\n\nAvant.\n\nUn\n\nA.\n\nB.\n\nDeux\n\nC.")

    assert page.sections == (
        Section(None, (Paragraph("Avant."),)),
        Section(Heading("Un"), (Paragraph("A."), Paragraph("B."))),
        Section(Heading("Deux"), (Paragraph("C."),)),
    )


def test_an_article_without_headings_is_one_section() -> None:
    assert parse("Titre\n\nChapô.\n\nSuite.").sections == (Section(None, (Paragraph("Suite."),)),)


def test_an_article_that_is_only_a_standfirst_has_no_section() -> None:
    page = parse("Titre\n\nChapô.")

    assert (page.standfirst, page.parts, page.sections) == ("Chapô.", (), ())


def test_a_heading_below_the_title_leaves_the_standfirst_empty() -> None:
    page = parse("Titre\n\nUn intertitre\n\nUn paragraphe.")

    assert page.standfirst == ""
    assert page.parts == (Heading("Un intertitre"), Paragraph("Un paragraphe."))


def test_a_first_sentence_that_quotes_leaves_the_standfirst_empty() -> None:
    page = parse("Titre\n\n« Nous commençons », dit Jeanne Arnoux. La suite attend.")

    assert page.standfirst == ""
    assert page.parts == (
        Quote("«\u00a0Nous commençons\u00a0»", "dit", "Jeanne Arnoux", ""),
        Paragraph("La suite attend."),
    )


def test_the_same_quote_twice_is_kept_twice() -> None:
    quote = "« Encore », dit Jeanne Arnoux."

    assert len(parse(f"Titre\n\nChapô.\n\n{quote} {quote}").parts) == 2


@pytest.mark.parametrize(
    "line", ["- un outil", "• un outil", "Trois outils :", "Vraiment ?", "un mot " * 20, "« Un mot »"]
)
def test_lists_and_closed_or_long_lines_are_no_headings(line: str) -> None:
    page = parse(f"Titre\n\nChapô.\n\n{line}\n\nUn paragraphe.")

    assert [type(part) for part in page.parts] == [Paragraph, Paragraph]


def test_of_short_lines_in_a_row_only_the_last_is_a_heading() -> None:
    page = parse("Titre\n\nChapô.\n\nUn\n\nDeux\n\nSuite.")

    assert page.parts == (Paragraph("Un"), Heading("Deux"), Paragraph("Suite."))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty: it must hold a title and the text of an article."),
        (" \n\t\r\n", "The file is empty: it must hold a title and the text of an article."),
        ("\ufeff\n", "The file is empty: it must hold a title and the text of an article."),
        (
            "Select Page\n\n.\n\nTwitter\n\nRubriques",
            "The page holds menus and buttons only: no article was found in it.",
        ),
        (
            "Menu\n\nLabo ouvert\n\nÉcrivez-nous !\n\nTwitter",
            "The page holds menus and buttons only: no article was found in it.",
        ),
        (
            "Une page qui commence par une phrase.\n\nPuis une autre.",
            "No title was found: the article must start with a line of at most 255 characters without a full stop.",
        ),
        (
            "mot " * 80 + "\n\nUn paragraphe.",
            "No title was found: the article must start with a line of at most 255 characters without a full stop.",
        ),
        (
            "Select Page\n\nUn titre seul\n\nTwitter",
            "The page has a title but no text: at least one paragraph must follow the title.",
        ),
        (
            "Titre\n\nUn \x00 texte.",
            "The file is not plain text: it must be text in UTF-8, UTF-16 with a byte order mark or Windows-1252.",
        ),
        (
            "Titre\n\n" + "mot " * 300_000,
            "The file is larger than 1 MB: only the text of one article can be imported.",
        ),
    ],
)
def test_what_holds_no_article_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(PageTextError) as refused:
        parse(text)

    assert str(refused.value) == sentence


@pytest.mark.parametrize("character", ["«", ".", "A. ", "« A. » ", "Twitter\n\n"])
def test_a_megabyte_of_one_thing_is_read_in_a_moment(character: str) -> None:
    filling = character * (900_000 // len(character))

    page = parse(f"Titre\n\nDébut {filling} fin.")

    assert page.standfirst.startswith("Début")
