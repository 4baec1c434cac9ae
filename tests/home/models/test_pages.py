"""Front page, standard pages and forms: where each can stand, what each holds."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import Page

from blog.models import RubricPage
from home.models import FeaturedArticle, FormPage, HomePage, StandardPage
from tests.factories import ArticleFactory, FormPageFactory, StandardPageFactory, make_site

pytestmark = pytest.mark.django_db


def test_front_page_stands_below_the_root_only() -> None:
    assert HomePage.allowed_parent_page_models() == [Page]
    assert set(HomePage.allowed_subpage_models()) == {StandardPage, FormPage, RubricPage}


@pytest.mark.parametrize("model", [StandardPage, FormPage])
def test_standard_page_and_form_stand_below_front_page_or_standard_page(model: type[Page]) -> None:
    assert set(model.allowed_parent_page_models()) == {HomePage, StandardPage}


def test_form_has_nothing_below_it() -> None:
    assert FormPage.allowed_subpage_models() == []
    assert set(StandardPage.allowed_subpage_models()) == {StandardPage, FormPage}


def test_article_is_featured_once() -> None:
    home, article = make_site().home, ArticleFactory()
    FeaturedArticle.objects.create(home=home, article=article)

    with pytest.raises(IntegrityError), transaction.atomic():
        FeaturedArticle.objects.create(home=home, article=article)

    assert [str(featured) for featured in home.featured_articles.all()] == [article.title]


def test_deleted_article_is_no_longer_featured() -> None:
    home, article = make_site().home, ArticleFactory()
    FeaturedArticle.objects.create(home=home, article=article)

    article.delete()

    assert not home.featured_articles.exists()


def test_form_keeps_its_questions_in_order() -> None:
    form = FormPageFactory(fields={"Nom": "singleline", "Message": "multiline", "Adresse": "email"})

    questions = FormPage.objects.get(pk=form.pk).get_form_fields()

    assert [(question.label, question.field_type) for question in questions] == [
        ("Nom", "singleline"),
        ("Message", "multiline"),
        ("Adresse", "email"),
    ]


def test_slug_is_unique_among_siblings() -> None:
    StandardPageFactory(slug="labo")

    with pytest.raises(ValidationError, match="labo"):
        StandardPageFactory(slug="labo")

    assert StandardPage.objects.count() == 1
