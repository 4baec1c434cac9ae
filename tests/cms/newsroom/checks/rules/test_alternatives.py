"""Text alternatives that are missing or say nothing."""

import pytest

from blog.models import ArticlePage
from cms.newsroom.checks.checking import check_page
from tests.cms.newsroom.checks.checked import found, rules
from tests.factories import ImageFactory, french, image

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def test_picture_without_alternative_blocks_and_is_named() -> None:
    picture = ImageFactory(title="Atelier", description="")

    assert found(image(picture)) == [
        (
            "alt-missing",
            0,
            "L’image « Atelier » n’a pas de texte alternatif : écrivez ce qu’elle montre, ou cochez « Décorative ».",
        )
    ]


def test_alternative_of_the_library_or_of_the_block_or_decorative_is_enough() -> None:
    mute, told = ImageFactory(description=""), ImageFactory(description="Une salle pleine.")

    assert rules(image(mute, alt="Une salle vide."), image(mute, decorative=True), image(told)) == []


@pytest.mark.parametrize("alt", ["atelier.jpg", "IMG_2041", "DSC 0012", "photo_salle_2"])
def test_name_of_a_file_is_no_alternative(alt: str) -> None:
    assert rules(image(ImageFactory(), alt=alt)) == ["alt-file-name"]


def test_alternative_may_name_something_with_an_underscore_in_it() -> None:
    assert rules(image(ImageFactory(), alt="Logo de l’association Code_Pantin")) == []


@pytest.mark.parametrize("alt", ["Image d’un atelier", "Photo de groupe", "photo : la salle"])
def test_alternative_need_not_say_that_it_is_a_picture(alt: str) -> None:
    assert rules(image(ImageFactory(), alt=alt)) == ["alt-introduced"]


def test_long_alternative_is_warned_of_with_its_length() -> None:
    [(rule, _place, message)] = found(image(ImageFactory(), alt="a " * 80))

    assert rule == "alt-long"
    assert "159 caractères" in message
    assert "150" in message


def test_alternative_that_repeats_the_caption_is_warned_of() -> None:
    assert rules(image(ImageFactory(), alt="L’atelier du mardi", caption="l’atelier du mardi")) == [
        "alt-repeats-caption"
    ]


def test_decorative_picture_with_a_caption_is_warned_of() -> None:
    assert rules(image(ImageFactory(), decorative=True, caption="La salle")) == ["decorative-captioned"]


def test_main_picture_without_alternative_is_warned_of_at_its_field() -> None:
    article = ArticlePage(title="Trois ateliers", locale=french(), cover=ImageFactory(description=" "))

    assert [(each.rule.name, each.field, each.blocks) for each in check_page(article)] == [
        ("cover-alt-missing", "cover", False)
    ]


def test_main_picture_that_is_declared_decorative_needs_no_alternative() -> None:
    mute = ImageFactory(description="")
    article = ArticlePage(title="Trois ateliers", locale=french(), cover=mute, cover_decorative=True)

    assert check_page(article) == []


def test_pictures_of_a_body_take_one_statement(django_assert_num_queries: pytest.FixtureRequest) -> None:
    pictures = [ImageFactory(description="") for _each in range(5)]
    french()

    with django_assert_num_queries(2):  # One for the language, in `found`.
        assert len(rules(*(image(each) for each in pictures))) == 5
