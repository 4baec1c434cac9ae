"""Menus, buttons and closing boxes are left out; the article's own lines never are."""

import pytest

from blog.services.page_text import AuthorBox, Heading, Paragraph, parse

ARTICLE = "Un titre\n\nUn chapô.\n\nUne suite."


def left_out(text: str) -> list[str]:
    return [item.text for item in parse(text).left_out]


@pytest.mark.parametrize(
    "menu",
    [
        ["Select Page"],
        ["SÉLECTIONNER UNE PAGE"],
        ["Aller au contenu", "Menu", "***", "Facebook"],
        ["Accueil > Dossiers > Jardins"],
        ["Accueil » Jardins"],
    ],
)
def test_known_menu_lines_above_the_title_are_left_out(menu: list[str]) -> None:
    text = "\n\n".join([*menu, ARTICLE])

    assert parse(text).title == "Un titre"
    assert left_out(text) == [line.replace(" »", "\u00a0»") for line in menu]


def test_a_list_of_short_lines_above_the_title_is_a_menu() -> None:
    text = f"Nos jardins\nLes ateliers\nNous écrire\n\n{ARTICLE}"

    assert parse(text).title == "Un titre"
    assert left_out(text) == ["Nos jardins", "Les ateliers", "Nous écrire"]


def test_a_list_below_the_title_is_kept() -> None:
    page = parse("Un titre\n\nUn chapô.\n\nBêche\nRâteau\nSeau\n\nFin.")

    assert page.parts == (Paragraph("Bêche"), Paragraph("Râteau"), Heading("Seau"), Paragraph("Fin."))
    assert page.left_out == ()


def test_a_line_without_a_word_is_left_out_wherever_it_stands() -> None:
    assert left_out("Un titre\n\n* * *\n\nUn chapô.\n\n—\n\nUne suite.") == ["* * *", "—"]


@pytest.mark.parametrize(
    "closing",
    [
        ["Labo ouvert", "Écrivez-nous vite !", ".", "Twitter", "Rubriques"],
        ["Rubriques", "Jardins", "Balcons"],
        ["Twitter"],
        ["Articles similaires", "Un autre titre", "© 2019 Atelier des Jardins"],
        ["Newsletter", "Recevez-la chaque mois.", "Suivez-nous", "Facebook"],
    ],
)
def test_closing_boxes_are_left_out(closing: list[str]) -> None:
    text = "\n\n".join([ARTICLE, *closing])

    assert parse(text).parts == (Paragraph("Une suite."),)
    assert left_out(text) == [line.replace(" !", "\u00a0!") for line in closing]


@pytest.mark.parametrize("label", ["Newsletter", "Twitter", "Rubriques"])
def test_a_section_named_like_a_box_is_kept_when_the_article_goes_on(label: str) -> None:
    page = parse(f"{ARTICLE}\n\n{label}\n\nElle paraît le lundi.\n\nLa fin\n\nTout finit bien.")

    assert page.parts[1:] == (
        Heading(label),
        Paragraph("Elle paraît le lundi."),
        Heading("La fin"),
        Paragraph("Tout finit bien."),
    )
    assert page.left_out == ()


def test_a_last_section_about_a_social_network_is_kept() -> None:
    page = parse(f"{ARTICLE}\n\nTwitter\n\nLe collectif y raconte ses semis.\n\nRubriques")

    assert page.parts[1:] == (Heading("Twitter"), Paragraph("Le collectif y raconte ses semis."))
    assert [item.text for item in page.left_out] == ["Rubriques"]


def test_below_the_author_a_social_box_is_left_out_with_its_text() -> None:
    text = f"{ARTICLE}\n\nAbout the author\n\nAnn Lind\n\nTwitter\n\nSuivez Ann."

    assert parse(text).author == AuthorBox("Ann Lind", ())
    assert left_out(text) == ["About the author", "Twitter", "Suivez Ann."]


def test_buttons_between_the_article_and_its_author_are_left_out() -> None:
    text = f"{ARTICLE}\n\nPartager\n\nFacebook\n\nÀ propos de l’autrice\n\nAnn Lind\n\nJardinière"

    assert parse(text).author == AuthorBox("Ann Lind", ("Jardinière",))
    assert parse(text).parts == (Paragraph("Une suite."),)
    assert left_out(text) == ["Partager", "Facebook", "À propos de l’autrice"]


def test_a_biography_may_have_several_paragraphs() -> None:
    page = parse(f"{ARTICLE}\n\nÀ propos des auteurs\n\nAnn Lind\n\nElle sème.\n\nElle écrit.\n\nRubriques")

    assert page.author == AuthorBox("Ann Lind", ("Elle sème.", "Elle écrit."))


def test_what_follows_the_author_is_kept_when_it_is_no_known_box() -> None:
    page = parse(f"{ARTICLE}\n\nÀ propos de l'auteur\n\nAnn Lind\n\nElle sème.\n\nNotes\n\nVoir le plan.")

    assert page.parts[1:] == (Heading("Notes"), Paragraph("Voir le plan."))


@pytest.mark.parametrize("below", ["Cette histoire est la nôtre.", "Twitter"])
def test_a_label_without_a_name_below_it_is_no_author_box(below: str) -> None:
    assert parse(f"{ARTICLE}\n\nÀ propos de l'auteur\n\n{below}").author is None
